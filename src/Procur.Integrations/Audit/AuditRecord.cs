namespace Procur.Integrations.Audit;

/// <summary>One operation, or one change of a connection, for the host's audit trail. It holds no secret, body or personal data.</summary>
/// <param name="At">When it ended (UTC).</param>
/// <param name="Integration">The integration's key.</param>
/// <param name="Tenant">The tenant; empty for a host with one.</param>
/// <param name="Connection">The connection's name.</param>
/// <param name="Operation">The operation, such as <c>payment_intents.create</c> or <c>webhook.refused</c>.</param>
/// <param name="Outcome">How it ended: <c>done</c>, a failure's kind in lower case, or <c>unknown</c>.</param>
public sealed record AuditRecord(DateTimeOffset At, string Integration, string Tenant, string Connection, string Operation, string Outcome)
{
    /// <summary>How often it was sent.</summary>
    public int Attempts { get; init; }

    /// <summary>How long it took.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>The service's id of the request.</summary>
    public string? ProviderRequestId { get; init; }

    /// <summary>The service's own code, where it failed.</summary>
    public string? ProviderCode { get; init; }

    /// <summary>The key under which the journal holds it.</summary>
    public string? JournalKey { get; init; }

    /// <summary>Who did it, as the host names them; null for what the host's own code did.</summary>
    public string? Actor { get; init; }

    /// <summary>What else there is to say.</summary>
    public string? Detail { get; init; }
}
