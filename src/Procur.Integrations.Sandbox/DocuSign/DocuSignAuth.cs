using System.Buffers.Text;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Procur.Integrations.Sandbox.DocuSign.Wire;
using Procur.Integrations.Sandbox.StandIns;
using Procur.Integrations.Sandbox.StandIns.Consents;
using Procur.Integrations.Sandbox.Time;

namespace Procur.Integrations.Sandbox.DocuSign;

/// <summary>The account server.</summary>
internal sealed class DocuSignAuth(SandboxClock clock)
{
    private const string DemoAudience = "account-d.docusign.com";
    private const string Grant = "urn:ietf:params:oauth:grant-type:jwt-bearer";

    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(10);

    /// <summary>Whose app an assertion says it is; null where there is none that can be read.</summary>
    public static string? IssuerOf(StandInCall call) => DocuSignJson.Text(Claims(Assertion(call))?["iss"]);

    public static StandInReply UserInfo(DocuSignAccount account, Uri root) =>
        Json(
            200,
            new JsonObject
            {
                ["sub"] = account.UserId,
                ["name"] = "Procur Sender",
                ["given_name"] = "Procur",
                ["family_name"] = "Sender",
                ["created"] = "2025-01-01T00:00:00.000",
                ["email"] = "sender@procur.example",
                ["accounts"] = new JsonArray(
                    new JsonObject
                    {
                        ["account_id"] = account.AccountId,
                        ["is_default"] = true,
                        ["account_name"] = account.AccountName,
                        ["base_uri"] = root.AbsoluteUri.TrimEnd('/'),
                    }
                ),
            }
        );

    /// <summary>The user, at the address for it, lets the app act in his name, or connects his own account.</summary>
    public StandInReply Consent(StandInCall call)
    {
        var page = new ConsentPage(call);
        if (call.Account is not DocuSignAccount account || !page.IsValid || !(IsScope(page.Scope) || IsPersons(page.Scope)))
        {
            return ConsentPage.Invalid();
        }

        lock (account.Gate)
        {
            account.HasConsented |= IsScope(page.Scope);
            return page.Grant(
                account.Codes.Issue(account.IntegrationKey, page["redirect_uri"]!, page.Scope, page.Challenge, clock.GetUtcNow())
            );
        }
    }

    /// <summary>Answers the grants of a person's own account; null for another grant.</summary>
    public StandInReply? Give(StandInCall call)
    {
        var grant = Field(call, "grant_type");
        if (grant is not ("authorization_code" or "refresh_token"))
        {
            return null;
        }

        if (
            call.Account is not DocuSignAccount account
            || call.BasicCredentials() is not { } client
            || !account.SecretKey.Accepts(client.Password)
        )
        {
            return Error("invalid_client", null);
        }

        lock (account.Gate)
        {
            if (grant == "refresh_token")
            {
                return account.RefreshTokens.Contains(Field(call, "refresh_token") ?? "")
                    ? IssueToPerson(account, "signature extended")
                    : Error("invalid_grant", "expired_or_revoked_refresh_token");
            }

            var code = account.Codes.Redeem(
                Field(call, "code"),
                client.Name,
                Field(call, "redirect_uri"),
                Field(call, "code_verifier"),
                clock.GetUtcNow()
            );
            return code is null ? Error("invalid_grant", "expired_client_token") : IssueToPerson(account, code.Scope);
        }
    }

    public StandInReply? Refuse(StandInCall call)
    {
        if (Field(call, "grant_type") != Grant)
        {
            return Error("unsupported_grant_type", null);
        }

        var assertion = Assertion(call);
        if (Claims(assertion) is not { } claims)
        {
            return Error("invalid_request", "assertion is not valid");
        }

        if (call.Account is not DocuSignAccount account)
        {
            return Error("invalid_grant", "issuer_not_found");
        }

        if (DocuSignJson.Text(claims["aud"]) is not { } audience || (audience != DemoAudience && audience != call.Root.Authority))
        {
            return Error("invalid_grant", "invalid_audience");
        }

        if (DocuSignJson.Text(claims["sub"]) != account.UserId)
        {
            return Error("invalid_grant", "user_not_found");
        }

        if (!IsSigned(account, assertion!))
        {
            return Error("invalid_grant", "no_valid_keys_or_signatures");
        }

        var now = clock.GetUtcNow();
        if (
            !TryMoment(claims["iat"], out var issued)
            || !TryMoment(claims["exp"], out var ends)
            || issued > now + Skew
            || ends <= now
            || ends > issued.AddHours(1)
        )
        {
            return Error("invalid_grant", "expired_or_not_yet_valid");
        }

        if (!IsScope(DocuSignJson.Text(claims["scope"])))
        {
            return Error("invalid_scope", null);
        }

        lock (account.Gate)
        {
            return account.HasConsented ? null : Error("consent_required", null);
        }
    }

    public StandInReply Issue(DocuSignAccount account)
    {
        var token = DocuSignIds.Token();
        account.Tokens.Keep(token, clock.GetUtcNow());
        return Json(
            200,
            new JsonObject
            {
                ["access_token"] = token,
                ["token_type"] = "Bearer",
                ["expires_in"] = DocuSignTokens.Lifetime,
                ["scope"] = "signature impersonation",
            }
        );
    }

    private StandInReply IssueToPerson(DocuSignAccount account, string scope)
    {
        var (token, refresh) = (DocuSignIds.Token(), DocuSignIds.Token());
        account.Tokens.Keep(token, clock.GetUtcNow(), DocuSignTokens.PersonsLifetime);
        account.RefreshTokens.Add(refresh);
        return Json(
            200,
            new JsonObject
            {
                ["access_token"] = token,
                ["token_type"] = "Bearer",
                ["refresh_token"] = refresh,
                ["expires_in"] = DocuSignTokens.PersonsLifetime,
                ["scope"] = scope,
            }
        );
    }

    private static bool IsPersons(string scope) => scope.Split(' ').Contains("signature");

    private static bool IsScope(string? scope)
    {
        var asked = (scope ?? "").Split(' ');
        return asked.Contains("signature") && asked.Contains("impersonation");
    }

    private static bool IsSigned(DocuSignAccount account, string assertion)
    {
        var dot = assertion.LastIndexOf('.');
        if (!Base64Url.IsValid(assertion.AsSpan(dot + 1)))
        {
            return false;
        }

        var signature = Base64Url.DecodeFromChars(assertion.AsSpan(dot + 1));
        return account.PrivateKey.Live.Any(x => DocuSignKeys.IsSignedBy(x, Encoding.ASCII.GetBytes(assertion[..dot]), signature));
    }

    private static bool TryMoment(JsonNode? node, out DateTimeOffset at)
    {
        at = default;
        if (node is not JsonValue value || !value.TryGetValue<long>(out var seconds) || seconds is < 0 or >= 253_402_300_800)
        {
            return false;
        }

        at = DateTimeOffset.FromUnixTimeSeconds(seconds);
        return true;
    }

    private static string? Assertion(StandInCall call) => Field(call, "assertion");

    private static JsonObject? Claims(string? assertion)
    {
        if (assertion?.Split('.') is not [var header, var claims, { Length: > 0 }])
        {
            return null;
        }

        return DocuSignJson.Text(Part(header)?["alg"]) == "RS256" ? Part(claims) : null;
    }

    private static JsonObject? Part(string text)
    {
        try
        {
            return Base64Url.IsValid(text) ? JsonNode.Parse(Base64Url.DecodeFromChars(text)) as JsonObject : null;
        }
        catch (System.Text.Json.JsonException)
        {
            return null;
        }
    }

    private static string? Field(StandInCall call, string name)
    {
        foreach (var pair in Encoding.UTF8.GetString(call.Body.Span).Split('&'))
        {
            var at = pair.IndexOf('=', StringComparison.Ordinal);
            if (at > 0 && WebUtility.UrlDecode(pair[..at]) == name)
            {
                return WebUtility.UrlDecode(pair[(at + 1)..]);
            }
        }

        return null;
    }

    private static StandInReply Error(string error, string? description)
    {
        var json = new JsonObject { ["error"] = error };
        if (description is not null)
        {
            json["error_description"] = description;
        }

        return Json(400, json);
    }

    private static StandInReply Json(int status, JsonObject json) =>
        StandInReply.Text(status, json.ToJsonString(), "application/json; charset=utf-8");
}
