using Procur.Integrations.Connections;

namespace Procur.Integrations.Webhooks;

/// <summary>Where a webhook goes, as its address and an untrusted hint say.</summary>
/// <param name="Integration">The integration.</param>
/// <param name="Receiver">Knows what is answered, where there is no candidate too.</param>
/// <param name="Candidates">The connections it may be for; the first whose secret and account it has is the one.</param>
internal sealed record WebhookDestination(string Integration, IWebhookReceiver Receiver, IReadOnlyList<Connection> Candidates)
{
    /// <summary>What a live token in the address stands for.</summary>
    public CallbackTicket? Ticket { get; init; }

    /// <summary>Whether the address is that of all accounts, so that a delivery may hold events of several.</summary>
    public bool IsShared { get; init; }

    /// <summary>Why there is no candidate.</summary>
    public string Problem { get; init; } = "";
}
