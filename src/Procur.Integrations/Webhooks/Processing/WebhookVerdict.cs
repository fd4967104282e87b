using Procur.Integrations.Connections;

namespace Procur.Integrations.Webhooks;

/// <summary>What is answered to an arrival, and why.</summary>
/// <param name="Answer">The answer.</param>
/// <param name="Outcome">One word for metric, span and log.</param>
internal sealed record WebhookVerdict(WebhookAnswer Answer, string Outcome)
{
    /// <summary>The outcome of one that is not the connection's.</summary>
    public const string Refused = "refused";

    public ConnectionId? Connection { get; init; }

    /// <summary>What went wrong, in constant words; null where nothing did.</summary>
    public string? Reason { get; init; }

    public bool IsRefusal => Outcome == Refused;
}
