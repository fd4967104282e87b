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

    /// <summary>The key sent to the service.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>The method and path sent.</summary>
    public string? Target { get; init; }

    /// <summary>The bytes sent, to be sent again as they are.</summary>
    public WireBody? Body { get; init; }

    /// <summary>The host's own reference.</summary>
    public string? Reference { get; init; }

    /// <summary>Whose account it went to, where that is known.</summary>
    public string? AccountId { get; init; }

    /// <summary>When the first byte left (UTC).</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>When it was last changed (UTC).</summary>
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

    /// <summary>The name and state: bodies never belong in a log.</summary>
    public override string ToString() => $"{Id} {State} v{Version}";
}
