namespace Procur.Integrations.Connections;

/// <summary>A tenant's connection as the store keeps it.</summary>
/// <param name="Id">Its name.</param>
public sealed record ConnectionRecord(ConnectionId Id)
{
    /// <summary>Which of the service's worlds it belongs to.</summary>
    public IntegrationEnvironment Environment { get; init; }

    /// <summary>Whether calls are made; off, they fail as disabled.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>Settings by option name (<c>Endpoint</c>, <c>DefaultCurrency</c>), colons for nesting.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>();

    /// <summary>Secrets by option name (<c>SecretKey</c>). A durable store seals them.</summary>
    public IReadOnlyDictionary<string, string?> Secrets { get; init; } = new Dictionary<string, string?>();

    /// <summary>Whose account it is, as the service itself said.</summary>
    public ConnectedAccount? Account { get; init; }

    /// <summary>Goes up by one with each write; 0 before the first.</summary>
    public long Version { get; init; }

    /// <summary>The name and version: secrets are never written out.</summary>
    public override string ToString() => $"{Id} v{Version}";
}
