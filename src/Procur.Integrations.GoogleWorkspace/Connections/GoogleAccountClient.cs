using Procur.Integrations.Connections;
using Procur.Integrations.GoogleWorkspace.Wire;
using Procur.Integrations.Wire;

namespace Procur.Integrations.GoogleWorkspace;

/// <summary>The wire of Google's accounts: whose it is, and the end of a grant. Members are safe to call from many threads at once.</summary>
/// <param name="connection">The connection: of the container, or of <see cref="GoogleWorkspaceIntegration.CreateConnection"/>.</param>
public sealed class GoogleAccountClient(Connection connection)
{
    /// <summary>The account that calls are made for.</summary>
    public Connection Connection { get; } = connection;

    /// <summary>GET oauth2/v2/userinfo: whose account it is. Needs <see cref="GoogleScopes.UserEmail"/>.</summary>
    /// <exception cref="IntegrationException">The call failed.</exception>
    public Task<WireReply<GoogleUserInfo>> GetUserInfoAsync(CancellationToken cancellationToken = default) =>
        Connection.SendAsync(
            new WireCall(GoogleAccountOperations.GetUserInfo, HttpMethod.Get, "oauth2/v2/userinfo", Repeat.Idempotent),
            GoogleAccountJson.Default.GoogleUserInfo,
            cancellationToken
        );

    /// <summary>
    /// POST revoke: ends the consent of the person, and with it every token that came of it. A service account's key is deleted in the console instead.
    /// </summary>
    /// <returns>False where there is no refresh token to revoke, or Google knows it no more.</returns>
    /// <exception cref="IntegrationException">The call failed.</exception>
    public async Task<bool> RevokeAsync(CancellationToken cancellationToken = default)
    {
        var options = (GoogleWorkspaceOptions)
            (await Connection.UsableAsync(GoogleAccountOperations.Revoke, cancellationToken).ConfigureAwait(false)).Options;
        if (!string.IsNullOrWhiteSpace(options.ServiceAccountKey))
        {
            return false;
        }

        var reply = await Connection
            .SendAsync(
                new WireCall(GoogleAccountOperations.Revoke, HttpMethod.Post, "revoke", Repeat.Idempotent)
                {
                    BaseAddress = options.TokenEndpoint,
                    Anonymous = true,
                    // In the body and not in the address, which proxies note.
                    Body = WireBody.Form(new WireForm().Add("token", options.RefreshToken)),
                    ExpectsJson = false,
                    ReadFailure = ReadRevocation,
                },
                cancellationToken
            )
            .ConfigureAwait(false);
        return reply.IsSuccess;
    }

    // "invalid_token": it has ended already, as was asked.
    private static Failure? ReadRevocation(WireReply reply) =>
        reply.Json is { ValueKind: System.Text.Json.JsonValueKind.Object } answer
        && answer.TryGetProperty("error", out var error)
        && error.ValueKind == System.Text.Json.JsonValueKind.String
        && error.ValueEquals("invalid_token")
            ? Failure.None
            : null;
}
