namespace Procur.Integrations;

/// <summary>What a connection keeps of a consent, by option name.</summary>
public sealed record OAuthCredentials
{
    /// <summary>Secrets: the refresh token. A null erases what was there.</summary>
    public IReadOnlyDictionary<string, string?> Secrets { get; init; } = new Dictionary<string, string?>();

    /// <summary>Settings: the workspace's id. A null erases what was there.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>();

    /// <summary>Without the secrets.</summary>
    public override string ToString() => nameof(OAuthCredentials);
}
