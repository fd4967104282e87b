using Procur.Integrations.Connections;

namespace Procur.Integrations.Webhooks;

/// <summary>An event that the caller may handle, for as long as its claim holds.</summary>
/// <param name="Lease">The claim.</param>
/// <param name="Connection">To whom it came.</param>
/// <param name="Key">By which copies are known.</param>
/// <param name="Index">Which of its delivery's events it is.</param>
internal sealed record ClaimedWebhook(WebhookLease Lease, ConnectionId Connection, string Key, int Index)
{
    public string Type { get; init; } = "";

    /// <summary>How often it was tried, this time included.</summary>
    public int Attempts { get; init; }

    /// <summary>The handlers that have run.</summary>
    public IReadOnlyList<string> Completed { get; init; } = [];

    /// <summary>What holds its entity's other events back; null where nothing does.</summary>
    public string? Lane { get; init; }

    public DateTimeOffset? OccurredAt { get; init; }

    /// <summary>Whether a later event of its entity was handled before it.</summary>
    public bool IsStale { get; init; }

    /// <summary>The name of the secret that matched.</summary>
    public string? Secret { get; init; }

    /// <summary>What came, where it is small and its delivery held nothing else; else it is to be loaded.</summary>
    public WebhookContent? Content { get; init; }

    /// <summary>The same for all events of one delivery that held several; null for an event that came alone.</summary>
    public string? Batch { get; init; }
}
