using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Procur.Integrations.Sandbox.Google.Wire;
using Procur.Integrations.Sandbox.StandIns;
using Procur.Integrations.Sandbox.StandIns.Consents;

namespace Procur.Integrations.Sandbox.Google.Accounts;

/// <summary>Where tokens come from: a refresh token, or an assertion that a service account has signed; and where they end.</summary>
internal sealed class GoogleTokenEndpoint(SandboxWorld world)
{
    public static readonly StandInOperation Consent = new("oauth2.auth", Mutates: false);
    public static readonly StandInOperation Token = new("oauth2.token", Mutates: false);
    public static readonly StandInOperation Revoke = new("oauth2.revoke", Mutates: true);

    // What stands with a code's scopes where a refresh token goes with it.
    private const string Offline = "offline";
    private const string JwtBearer = "urn:ietf:params:oauth:grant-type:jwt-bearer";

    /// <summary>Whose credential a call brings; null if nobody's.</summary>
    public GoogleAccount? AccountOf(StandInCall call, IReadOnlyList<GoogleAccount> accounts)
    {
        var form = Form(call);
        return call.Operation == Consent ? accounts.FirstOrDefault(x => x.ClientId == form("client_id"))
            : call.Operation == Revoke
                ? accounts.FirstOrDefault(x => x.RefreshToken.Accepts(form("token")) || x.Tokens.Find(form("token"), Now) is not null)
            : form("grant_type") == JwtBearer
                ? accounts.FirstOrDefault(x => x.ServiceAccount.Email == GoogleAssertion.Read(form("assertion"))?.Issuer)
            : accounts.FirstOrDefault(x => x.ClientId == form("client_id"));
    }

    public StandInReply Answer(StandInCall call)
    {
        var form = Form(call);
        if (call.Account is not GoogleAccount account)
        {
            return call.Operation == Revoke ? Refuse(400, "invalid_token", "Token expired or revoked")
                : form("grant_type") is "refresh_token" or "authorization_code"
                    ? Refuse(401, "invalid_client", "The OAuth client was not found.")
                : Refuse(400, "invalid_grant", "Invalid grant: account not found");
        }

        lock (account.Gate)
        {
            return call.Operation == Revoke
                ? End(account, form("token")!)
                : form("grant_type") switch
                {
                    "refresh_token" => ByRefreshToken(account, form),
                    "authorization_code" => ByCode(account, form),
                    JwtBearer => ByAssertion(account, form("assertion")),
                    _ => Refuse(400, "unsupported_grant_type", "Invalid grant_type: " + form("grant_type")),
                };
        }
    }

    /// <summary>The person looks at the page and clicks.</summary>
    public StandInReply Consented(StandInCall call)
    {
        var page = new ConsentPage(call);
        if (call.Account is not GoogleAccount account || !page.IsValid)
        {
            return ConsentPage.Invalid();
        }

        lock (account.Gate)
        {
            return account.Declines
                ? page.Decline()
                : page.Grant(
                    account.Codes.Issue(
                        account.ClientId,
                        page["redirect_uri"]!,
                        // Without both, the service gives no refresh token to an app that has had one.
                        page["access_type"] == "offline"
                        && page["prompt"] == "consent"
                            ? page.Scope + " " + Offline
                            : page.Scope,
                        page.Challenge,
                        Now
                    )
                );
        }
    }

    private DateTimeOffset Now => world.Clock.GetUtcNow();

    private static Func<string, string?> Form(StandInCall call)
    {
        var fields = QueryHelpers.ParseQuery(Encoding.UTF8.GetString(call.Body.Span));
        foreach (var (name, values) in QueryHelpers.ParseQuery(call.Query))
        {
            fields.TryAdd(name, values);
        }

        return name => fields.TryGetValue(name, out var values) ? values[0] : null;
    }

    private static StandInReply Refuse(int status, string error, string description) =>
        GoogleJson.Reply(status, new JsonObject { ["error"] = error, ["error_description"] = description });

    private StandInReply End(GoogleAccount account, string token)
    {
        var refresh = account.RefreshToken.Accepts(token) ? token : account.Tokens.Find(token, Now)!.RefreshToken;
        if (refresh is not null && !account.Revoked.Add(refresh))
        {
            return Refuse(400, "invalid_token", "Token expired or revoked");
        }

        account.Tokens.End(refresh);
        account.Effect(world, "revocation", account.UserId);
        return GoogleJson.Reply(200, []);
    }

    private StandInReply ByRefreshToken(GoogleAccount account, Func<string, string?> form)
    {
        if (!account.ClientSecret.Accepts(form("client_secret")))
        {
            return Refuse(401, "invalid_client", "Unauthorized");
        }

        var token = form("refresh_token");
        return account.RefreshToken.Accepts(token) && !account.Revoked.Contains(token!)
            ? Issue(account, account.GrantedScopes, actsForItself: false, token)
            : Refuse(400, "invalid_grant", "Token has been expired or revoked.");
    }

    private StandInReply ByCode(GoogleAccount account, Func<string, string?> form)
    {
        if (!account.ClientSecret.Accepts(form("client_secret")))
        {
            return Refuse(401, "invalid_client", "Unauthorized");
        }

        var redeemed = account.Codes.Redeem(form("code"), form("client_id"), form("redirect_uri"), form("code_verifier"), Now);
        if (redeemed is null)
        {
            return Refuse(400, "invalid_grant", "Bad Request");
        }

        var asked = redeemed.Scope.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var refresh = asked.Contains(Offline) ? account.RefreshToken.Rotate() : null;
        return Issue(account, account.GrantedScopes.Intersect(asked), actsForItself: false, refresh, tellsRefreshToken: true);
    }

    private StandInReply ByAssertion(GoogleAccount account, string? text)
    {
        if (GoogleAssertion.Read(text) is not { } assertion || !assertion.IsSignedBy(account.ServiceAccount))
        {
            return Refuse(400, "invalid_grant", "Invalid JWT Signature.");
        }

        if (!assertion.IsTimely(Now))
        {
            return Refuse(
                400,
                "invalid_grant",
                "Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe. Check your iat and exp values in the JWT claim."
            );
        }

        if (assertion.Audience != "https://oauth2.googleapis.com/token")
        {
            return Refuse(400, "invalid_grant", "Invalid JWT: Failed audience check.");
        }

        var scopes = (assertion.Scope ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (scopes.Length == 0)
        {
            return Refuse(400, "invalid_scope", "Invalid OAuth scope or ID token audience provided.");
        }

        if (assertion.Subject is null || assertion.Subject == account.ServiceAccount.Email)
        {
            return Issue(account, scopes, actsForItself: true, null);
        }

        if (!account.DelegatedScopes.IsSupersetOf(scopes))
        {
            return Refuse(
                401,
                "unauthorized_client",
                "Client is unauthorized to retrieve access tokens using this method, or client not authorized for any of the scopes requested."
            );
        }

        return assertion.Subject == account.Email
            ? Issue(account, scopes, actsForItself: false, null)
            : Refuse(400, "invalid_grant", "Invalid email or User ID");
    }

    private StandInReply Issue(
        GoogleAccount account,
        IEnumerable<string> scopes,
        bool actsForItself,
        string? refreshToken,
        bool tellsRefreshToken = false
    )
    {
        var granted = scopes.ToHashSet(StringComparer.Ordinal);
        var access = new GoogleAccess(granted, actsForItself, Now.AddSeconds(GoogleTokens.Lifetime), refreshToken);
        var json = new JsonObject
        {
            ["access_token"] = account.Tokens.Issue(access),
            ["expires_in"] = GoogleTokens.Lifetime,
            ["scope"] = string.Join(' ', granted),
            ["token_type"] = "Bearer",
        };
        if (tellsRefreshToken && refreshToken is not null)
        {
            json["refresh_token"] = refreshToken;
        }

        return GoogleJson.Reply(200, json);
    }
}
