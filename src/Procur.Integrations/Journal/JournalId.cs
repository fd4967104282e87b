namespace Procur.Integrations.Journal;

/// <summary>Names one wire call of one intent at one connection.</summary>
/// <param name="Connection">The connection.</param>
/// <param name="Key">The caller's operation key, or the request's own idempotency key.</param>
/// <param name="Step">The wire call within it.</param>
public readonly record struct JournalId(Connections.ConnectionId Connection, string Key, string Step)
{
    /// <summary><c>key/step</c>.</summary>
    public override string ToString() => $"{Key}/{Step}";
}
