namespace Procur.Integrations.Wire;

/// <summary>An operation that a vendor's own client carries out within the connection.</summary>
/// <param name="Name">The operation's name.</param>
/// <param name="Repeat">What a repeat means.</param>
public sealed record OperationInfo(string Name, Repeat Repeat)
{
    /// <summary>Whether it changes nothing.</summary>
    public bool IsRead { get; init; }

    /// <summary>The key by which the service dedupes.</summary>
    public string? IdempotencyKey { get; init; }
}
