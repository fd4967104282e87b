namespace Procur.Integrations;

/// <summary>A connection that was made.</summary>
/// <param name="Tenant">The tenant.</param>
/// <param name="Integration">The integration's key.</param>
/// <param name="Connection">The connection's name.</param>
public sealed record OAuthConnected(string Tenant, string Integration, string Connection)
{
    /// <summary>Whose account it is, as the service says when asked with the new credential; null where it does not say.</summary>
    public ConnectedAccount? Account { get; init; }

    /// <summary>What was asked for and not granted: a person may untick it.</summary>
    public IReadOnlyList<string> MissingScopes { get; init; } = [];

    /// <summary>What was found.</summary>
    public string Message { get; init; } = "";

    /// <summary>Where the person goes on.</summary>
    public string? ReturnTo { get; init; }
}
