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

    /// <summary>
    /// Secrets by option name (<c>SecretKey</c>) in plain, to be kept. A durable store seals each and gives it back among <see cref="Sealed"/> alone; a null or empty
    /// one takes away what was sealed under its name.
    /// </summary>
    public IReadOnlyDictionary<string, string?> Secrets { get; init; } = new Dictionary<string, string?>();

    /// <summary>Secrets by option name, sealed. They are opened when a call needs them, and only where they belong.</summary>
    public IReadOnlyDictionary<string, SealedSecret> Sealed { get; init; } = new Dictionary<string, SealedSecret>();

    /// <summary>The next credential, sealed: secrets that are to take the place of current ones.</summary>
    public IReadOnlyDictionary<string, SealedSecret> Staged { get; init; } = new Dictionary<string, SealedSecret>();

    /// <summary>The credential before the last promotion, sealed, to go back to.</summary>
    public IReadOnlyDictionary<string, SealedSecret> Replaced { get; init; } = new Dictionary<string, SealedSecret>();

    /// <summary>What the last test found.</summary>
    public ConnectionTest? LastTest { get; init; }

    /// <summary>Why the account has to be connected again; null where it has not. No secret.</summary>
    public string? NeedsReconnect { get; init; }

    /// <summary>When it was made (UTC), by a durable store's clock.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it was written last (UTC), by a durable store's clock.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>Whose account it is, as the service itself said.</summary>
    public ConnectedAccount? Account { get; init; }

    /// <summary>Goes up by one with each write; 0 before the first.</summary>
    public long Version { get; init; }

    /// <summary>The name and version: secrets are never written out.</summary>
    public override string ToString() => $"{Id} v{Version}";

    /// <summary>Goes up when a secret is entered, and not with other writes.</summary>
    internal long SecretsVersion() => Sealed.Values.Select(secret => secret.SetAt.UtcTicks).DefaultIfEmpty().Max();
}
