using Procur.Integrations.Sandbox.StandIns;

namespace Procur.Integrations.Sandbox.Webhooks;

/// <summary>What a stand-in wants to be told to a host.</summary>
/// <param name="Integration">The stand-in's key.</param>
/// <param name="Account">Whose it is.</param>
/// <param name="Id">The service's id of it.</param>
/// <param name="Type">The service's type of it.</param>
/// <param name="Target">Where to.</param>
internal sealed record WebhookMessage(string Integration, StandInAccount Account, string Id, string Type, Uri Target)
{
    /// <summary>Makes the request of one attempt (1 is the first), signed with the secrets of that moment.</summary>
    public required Func<int, HttpRequestMessage> Build { get; init; }

    /// <summary>The service's delays before each further attempt; none if it does not retry.</summary>
    public IReadOnlyList<TimeSpan> Retries { get; init; } = [];

    /// <summary>How long the service waits for the answer.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Whether the answer ends the retries although it is not 2xx; null if only a 2xx does.</summary>
    public Func<HttpResponseMessage, bool>? Stops { get; init; }

    /// <summary>Told of the answer to each attempt, before the next is made.</summary>
    public Action<WebhookAnswer>? Answered { get; init; }
}
