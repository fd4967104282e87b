namespace Procur.Integrations.Webhooks;

/// <summary>Which stored events are meant. What is null does not count.</summary>
public sealed record StoredWebhookFilter
{
    /// <summary>The tenant; empty for a host with one.</summary>
    public string? Tenant { get; init; }

    /// <summary>The integration's key.</summary>
    public string? Integration { get; init; }

    /// <summary>The connection's name.</summary>
    public string? Connection { get; init; }

    /// <summary>How far they are.</summary>
    public StoredWebhookState? State { get; init; }

    /// <summary>The service's own word for what happened.</summary>
    public string? Type { get; init; }

    /// <summary>Only those that came at this time (UTC) or later.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Only those that came before this time (UTC).</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>How many at most; 50 by default, 1,000 at most.</summary>
    public int Limit { get; init; } = 50;
}
