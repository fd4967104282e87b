namespace Procur.Integrations.Connections;

/// <summary>What a person enters about a connection.</summary>
/// <param name="Id">The connection; made where there is none.</param>
public sealed record ConnectionDraft(ConnectionId Id)
{
    /// <summary>Which of the service's worlds it belongs to; null leaves it as it is (Sandbox for a new one). A change of it asks for every secret again.</summary>
    public IntegrationEnvironment? Environment { get; init; }

    /// <summary>The settings that were changed, by name; null takes one back to what the host or the service gives. Others stay.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>();

    /// <summary>
    /// The secrets that were entered now, by name; null removes one. Others stay as they are, sealed. A Fernet token (<c>gAAAAA…</c>) is opened with
    /// <c>Integrations:Keys:Fernet</c> or <c>CYPHER_KEY</c> and sealed anew.
    /// </summary>
    public IReadOnlyDictionary<string, string?> Secrets { get; init; } = new Dictionary<string, string?>();

    /// <summary>The version that the person saw (0 for a new one): a change made meanwhile is not overwritten. Null writes over whatever is there.</summary>
    public long? Version { get; init; }

    /// <summary>The name alone.</summary>
    public override string ToString() => Id.ToString();
}
