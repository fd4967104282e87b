using Procur.Integrations.Wire;

namespace Procur.Integrations.Journal;

/// <summary>What the journal knows of one wire call.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Operation">The wire operation.</param>
public sealed record JournalEntry(JournalId Id, string Operation)
{
    /// <summary>How far it has come.</summary>
    public JournalState State { get; init; }

    /// <summary>Goes up by one with each change.</summary>
    public long Version { get; init; }

    /// <summary>What sending it twice would mean.</summary>
    public Repeat Repeat { get; init; }

    /// <summary>Whether the caller named the intent; else it is known by its request object's own key, which nothing asks for once the object is gone.</summary>
    public bool IsNamed { get; init; }

    /// <summary>SHA-256 over what makes this intent the same intent; another one under the same key is refused.</summary>
    public ReadOnlyMemory<byte> Fingerprint { get; init; }

    /// <summary>The key by which the service dedupes, as the call has it. What was sent is <see cref="SentKey"/>.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>How often the key was renewed, as the service would have gone on answering to the former one with a failure.</summary>
    public int Renewals { get; init; }

    /// <summary>The key sent to the service.</summary>
    public string? SentKey => IdempotencyKey is null ? null : RenewedKey.Of(IdempotencyKey, Renewals);

    /// <summary>The HTTP method.</summary>
    public string? Method { get; init; }

    /// <summary>The path sent, with query.</summary>
    public string? Path { get; init; }

    /// <summary>The method and path sent.</summary>
    public string? Target => Method is null ? null : $"{Method} {Path}";

    /// <summary>The bytes sent, where they may be sent again as they are.</summary>
    public WireBody? Body { get; init; }

    /// <summary>What <see cref="IOutcomeResolver.Note"/> said is needed to look it up.</summary>
    public string? LookUp { get; init; }

    /// <summary>The host's own reference.</summary>
    public string? Reference { get; init; }

    /// <summary>Whose account it went to, where that is known.</summary>
    public string? AccountId { get; init; }

    /// <summary>Who is sending it: one number a send. Empty where nobody is.</summary>
    public Guid Sender { get; init; }

    /// <summary>
    /// By the journal's own clock, counted from the writing and from the reading: for how long its sender may still send, or when an unknown one is
    /// <see cref="IOperationJournal.TakeDueAsync">handed out</see> to be looked up. Zero or less where that is over; null for never.
    /// </summary>
    public TimeSpan? DueIn { get; init; }

    /// <summary>How often it was handed out to be looked up.</summary>
    public int Looks { get; init; }

    /// <summary>When the first byte left (UTC), or was about to.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>When its state last changed (UTC).</summary>
    public DateTimeOffset ChangedAt { get; init; }

    /// <summary>The HTTP status of the settled answer.</summary>
    public int? ReplyStatus { get; init; }

    /// <summary>The body of the settled answer.</summary>
    public ReadOnlyMemory<byte> ReplyBody { get; init; }

    /// <summary>The headers of the settled answer that its call asked to keep.</summary>
    public IReadOnlyList<WireHeader> ReplyHeaders { get; init; } = [];

    /// <summary>What settled it: <c>answer</c>, <c>look-up</c>, <c>callback</c>, or a person's words.</summary>
    public string? Evidence { get; init; }

    /// <summary>Who settled it by hand.</summary>
    public string? Actor { get; init; }

    /// <summary>Whether it is being sent by one whose time is over: by a process that died or was stopped.</summary>
    public bool IsAbandoned => State == JournalState.Sending && DueIn <= TimeSpan.Zero;

    /// <summary>The name and state: bodies never belong in a log.</summary>
    public override string ToString() => $"{Id} {State} v{Version}";
}
