namespace Procur.Integrations.Sql;

/// <summary>The column <c>credentials</c>: sealed values alone.</summary>
internal sealed class StoredCredentials
{
    public Dictionary<string, StoredSecret> Current { get; init; } = [];

    public Dictionary<string, StoredSecret>? Staged { get; init; }

    public Dictionary<string, StoredSecret>? Replaced { get; init; }
}
