namespace Procur.Integrations;

/// <summary>What was begun, and what the callback must agree with.</summary>
internal sealed record PendingConnect(string Tenant, string Integration, string Connection, IntegrationEnvironment Environment)
{
    /// <summary>A hash of the session.</summary>
    public required string Session { get; init; }

    /// <summary>The page that the browser was sent to: an answer for another one is not taken.</summary>
    public required string AuthorizationEndpoint { get; init; }

    /// <summary>The address that the browser was to come back to, which the exchange must repeat.</summary>
    public required string RedirectUri { get; init; }

    public string? ReturnTo { get; init; }

    public bool AllowsAnotherAccount { get; init; }
}
