namespace Procur.Integrations;

/// <summary>What a person is about to connect.</summary>
/// <param name="Tenant">The tenant; not empty.</param>
/// <param name="Integration">The integration's key.</param>
/// <param name="Session">
/// What only this person's browser can present again, such as the random value of a cookie: not guessable, and in no address. Whoever comes back must bring the
/// same, or somebody could have their account connected in another's name.
/// </param>
public sealed record OAuthConnectRequest(string Tenant, string Integration, string Session)
{
    /// <summary>The connection's name, where the tenant has several.</summary>
    public string? Connection { get; init; }

    /// <summary>The host's address that the service sends the browser back to, as it is entered at the app; the integration's setting where it is null.</summary>
    public Uri? RedirectUri { get; init; }

    /// <summary>The scopes to ask for; the integration's own choice where it is empty.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];

    /// <summary>Where the person goes on afterwards, a path of the host's; handed back by the callback.</summary>
    public string? ReturnTo { get; init; }

    /// <summary>Whether a connection that belongs to one account may be connected to another; false by default, for its history is the first one's.</summary>
    public bool AllowsAnotherAccount { get; init; }

    /// <summary>Without the session.</summary>
    public override string ToString() => $"OAuthConnectRequest {Integration}/{Tenant}";
}
