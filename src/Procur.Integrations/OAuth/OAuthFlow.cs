using Procur.Integrations.Connections;
using Procur.Integrations.Tokens;

namespace Procur.Integrations;

/// <summary>How an account is connected, for the options at hand.</summary>
internal sealed record OAuthFlow(Uri AuthorizationEndpoint, OAuthClient? Client, IReadOnlyList<string> Scopes)
{
    public required IReadOnlyList<string> AppSettings { get; init; }

    public required string ScopeSeparator { get; init; }

    public required Uri? RedirectUri { get; init; }

    public required string? Issuer { get; init; }

    public required bool UsesChallenge { get; init; }

    public required bool ExchangesCode { get; init; }

    public required IReadOnlyDictionary<string, string> Parameters { get; init; }

    public required Func<OAuthGrant, OAuthCredentials> Read { get; init; }

    public required IReadOnlyList<string> Secrets { get; init; }

    public required Func<Connection, CancellationToken, Task<bool>>? RevokeAsync { get; init; }

    public static OAuthFlow Of<TOptions>(OAuthConnect<TOptions> connect, TOptions options)
        where TOptions : IntegrationOptions, new() =>
        new(connect.AuthorizationEndpoint(options), connect.Client(options), connect.Scopes(options))
        {
            AppSettings = connect.AppSettings,
            ScopeSeparator = connect.ScopeSeparator,
            RedirectUri = connect.RedirectUri?.Invoke(options),
            Issuer = connect.Issuer?.Invoke(options),
            UsesChallenge = connect.UsesChallenge,
            ExchangesCode = connect.ExchangesCode?.Invoke(options) ?? true,
            Parameters = connect.Parameters?.Invoke(options) ?? new Dictionary<string, string>(),
            Read = grant => connect.Read(grant, options),
            Secrets = connect.Secrets,
            RevokeAsync = connect.RevokeAsync,
        };
}
