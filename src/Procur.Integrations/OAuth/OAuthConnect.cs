using Procur.Integrations.Connections;
using Procur.Integrations.Tokens;

namespace Procur.Integrations;

/// <summary>How a person connects an account of an integration (OAuth 2.0, authorization code): a part of its definition.</summary>
/// <typeparam name="TOptions">The provider's options.</typeparam>
public sealed class OAuthConnect<TOptions>
    where TOptions : IntegrationOptions, new()
{
    /// <summary>The service's page for consent. A query of its own is kept.</summary>
    public required Func<TOptions, Uri> AuthorizationEndpoint { get; init; }

    /// <summary>The app, with the endpoint that takes the code; null where settings of it are missing.</summary>
    public required Func<TOptions, OAuthClient?> Client { get; init; }

    /// <summary>The names of the settings that make up the app, for the remedy where one is missing.</summary>
    public required IReadOnlyList<string> AppSettings { get; init; }

    /// <summary>The scopes to ask for.</summary>
    public required Func<TOptions, IReadOnlyList<string>> Scopes { get; init; }

    /// <summary>What stands between scopes; a space by the RFC.</summary>
    public string ScopeSeparator { get; init; } = " ";

    /// <summary>The host's address that the browser comes back to, where a setting says so.</summary>
    public Func<TOptions, Uri?>? RedirectUri { get; init; }

    /// <summary>What the service calls itself in <c>iss</c>, where it does (RFC 9207); an answer of another name is refused.</summary>
    public Func<TOptions, string?>? Issuer { get; init; }

    /// <summary>Whether the code is bound by a challenge (RFC 7636, S256); true by default.</summary>
    public bool UsesChallenge { get; init; } = true;

    /// <summary>Further fields of the address: <c>access_type=offline</c>.</summary>
    public Func<TOptions, IReadOnlyDictionary<string, string>>? Parameters { get; init; }

    /// <summary>Whether the code is exchanged for a credential; where the consent alone is what was wanted, it is not.</summary>
    public Func<TOptions, bool>? ExchangesCode { get; init; }

    /// <summary>Makes settings and secrets of the service's answer to the code.</summary>
    public required Func<OAuthGrant, TOptions, OAuthCredentials> Read { get; init; }

    /// <summary>The names of the secrets that connecting sets and disconnecting erases.</summary>
    public required IReadOnlyList<string> Secrets { get; init; }

    /// <summary>Ends the grant at the service; false where it knew it no more. Null where the service has no such call.</summary>
    public Func<Connection, CancellationToken, Task<bool>>? RevokeAsync { get; init; }
}
