namespace Procur.Integrations.Connections;

/// <summary>A connection as people may see it.</summary>
/// <param name="Id">The connection.</param>
/// <param name="Descriptor">The integration.</param>
public sealed record ConnectionView(ConnectionId Id, IntegrationDescriptor Descriptor)
{
    /// <summary>Which of the service's worlds it belongs to.</summary>
    public required IntegrationEnvironment Environment { get; init; }

    /// <summary>Whether calls are made.</summary>
    public required bool Enabled { get; init; }

    /// <summary>What is missing or wrong, each with its remedy; empty where it is configured.</summary>
    public required IReadOnlyList<string> Problems { get; init; }

    /// <summary>Every setting of the integration, with where its value comes from.</summary>
    public required IReadOnlyList<ConnectionValue> Values { get; init; }

    /// <summary>The capability interfaces it offers, by name.</summary>
    public required IReadOnlyList<string> Capabilities { get; init; }

    /// <summary>Whose account it is, as the service itself said.</summary>
    public ConnectedAccount? Account { get; init; }

    /// <summary>What the last test found.</summary>
    public ConnectionTest? LastTest { get; init; }

    /// <summary>Why the account has to be connected again; null where it has not.</summary>
    public string? NeedsReconnect { get; init; }

    /// <summary>The secrets, by name, that stand ready to take the place of the current ones.</summary>
    public IReadOnlyList<ConnectionValue> Staged { get; init; } = [];

    /// <summary>The secrets, by name, that were current before and can be gone back to.</summary>
    public IReadOnlyList<ConnectionValue> Replaced { get; init; } = [];

    /// <summary>The address to register at the service for its webhooks; null where no public address is set.</summary>
    public Uri? WebhookAddress { get; init; }

    /// <summary>The version, to be given back with a draft; 0 for the host's own accounts, which are not stored.</summary>
    public long Version { get; init; }

    /// <summary>When it was made (UTC), where the store tells.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it was changed last (UTC), where the store tells.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>Whether every required setting is there.</summary>
    public bool IsConfigured => Problems.Count == 0;
}
