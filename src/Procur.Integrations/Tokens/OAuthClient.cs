namespace Procur.Integrations.Tokens;

/// <summary>An app as a token endpoint knows it.</summary>
/// <param name="TokenEndpoint">The absolute address that tokens are asked for at.</param>
/// <param name="Id">The client id.</param>
/// <param name="Secret">The client secret; null for a public client.</param>
public sealed record OAuthClient(Uri TokenEndpoint, string Id, string? Secret = null)
{
    /// <summary>How it proves itself; by the <c>Authorization</c> header unless the service asks for another way.</summary>
    public OAuthClientAuthentication Authentication { get; init; }

    /// <summary>Further fields of the form, such as <c>audience</c> or <c>account_id</c>. A <c>grant_type</c> here stands for the grant's own.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();

    /// <summary>The endpoint and id: the secret is never written out.</summary>
    public override string ToString() => $"OAuthClient {Id} at {TokenEndpoint}";
}
