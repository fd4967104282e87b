namespace Procur.Integrations.Outbox;

/// <summary>A message in the outbox, without its content.</summary>
/// <param name="Id">Its id.</param>
/// <param name="State">How far it has come.</param>
/// <param name="Route">Who sends it.</param>
public sealed record OutboxEntry(string Id, OutboxState State, OutboxRoute Route)
{
    /// <summary>The name of its intent in the journal.</summary>
    public required string OperationKey { get; init; }

    /// <summary>How often it was tried.</summary>
    public int Attempts { get; init; }

    /// <summary>Why the last try failed; without secrets and personal data.</summary>
    public string? Error { get; init; }

    /// <summary>Whether nobody can tell if the last try took effect: then it is not sent again, and asked about until that is known.</summary>
    public bool OutcomeUnknown { get; init; }

    /// <summary>When it was taken (UTC).</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When its state last changed (UTC).</summary>
    public DateTimeOffset ChangedAt { get; init; }
}
