using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Procur.Integrations.Sandbox.Slack.Wire;
using Procur.Integrations.Sandbox.StandIns;
using Procur.Integrations.Sandbox.StandIns.Consents;

namespace Procur.Integrations.Sandbox.Slack.Installing;

/// <summary>The page on which a person installs the app, and the method that gives tokens for it.</summary>
internal sealed class SlackInstalling(SandboxWorld world)
{
    public static readonly StandInOperation Page = new("oauth.v2.authorize", Mutates: false);
    public static readonly StandInOperation Access = new("oauth.v2.access", Mutates: false);

    /// <summary>The workspace that the person chooses on the page, or that a code or refresh token is of.</summary>
    public static SlackAccount? AccountOf(StandInCall call, IReadOnlyList<SlackAccount> accounts)
    {
        if (call.Operation == Page)
        {
            var page = new ConsentPage(call);
            return accounts.FirstOrDefault(x => x.App.ClientId == page["client_id"] && (page["team"] ?? x.TeamId) == x.TeamId);
        }

        var form = Form(call);
        return accounts.FirstOrDefault(x => x.Codes.Holds(form("code")) || x.Rotation.Refreshes(form("refresh_token")));
    }

    public StandInReply Click(StandInCall call)
    {
        var page = new ConsentPage(call);
        if (call.Account is not SlackAccount account || !page.IsValid)
        {
            return ConsentPage.Invalid();
        }

        lock (account.Gate)
        {
            return page.Grant(account.Codes.Issue(account.App.ClientId, page["redirect_uri"]!, page.Scope, page.Challenge, Now));
        }
    }

    /// <exception cref="SlackRefusalException">No token is given.</exception>
    public JsonObject Give(StandInCall call)
    {
        var form = Form(call);
        var (id, secret) = call.BasicCredentials() ?? (form("client_id") ?? "", form("client_secret") ?? "");
        var refreshes = form("grant_type") == "refresh_token";
        if (call.Account is not SlackAccount account)
        {
            throw new SlackRefusalException(refreshes ? "invalid_refresh_token" : "invalid_code");
        }

        if (id != account.App.ClientId)
        {
            throw new SlackRefusalException("invalid_client_id");
        }

        if (!account.App.ClientSecret.Accepts(secret))
        {
            throw new SlackRefusalException("bad_client_secret");
        }

        lock (account.Gate)
        {
            if (!refreshes && account.Codes.Redeem(form("code"), id, form("redirect_uri"), form("code_verifier"), Now) is null)
            {
                throw new SlackRefusalException("invalid_code");
            }

            return Answer(account, refreshes);
        }
    }

    private static Func<string, string?> Form(StandInCall call)
    {
        var fields = QueryHelpers.ParseQuery(Encoding.UTF8.GetString(call.Body.Span));
        return name => fields.TryGetValue(name, out var values) ? values[0] : null;
    }

    private JsonObject Answer(SlackAccount account, bool refreshes)
    {
        var json = new JsonObject
        {
            ["ok"] = true,
            ["app_id"] = account.App.Id,
            ["authed_user"] = new JsonObject { ["id"] = account.Users[0].Id },
            ["scope"] = string.Join(',', account.Scopes),
            ["token_type"] = "bot",
            ["bot_user_id"] = account.BotUserId,
            ["team"] = new JsonObject { ["id"] = account.TeamId, ["name"] = account.TeamName },
            ["enterprise"] = null,
            ["is_enterprise_install"] = false,
        };
        if (refreshes || account.App.Rotates)
        {
            var (access, refresh) = account.Rotation.Issue(Now);
            json["access_token"] = access;
            json["refresh_token"] = refresh;
            json["expires_in"] = SlackRotation.Lifetime;
        }
        else
        {
            json["access_token"] = account.BotToken.Rotate();
        }

        return json;
    }

    private DateTimeOffset Now => world.Clock.GetUtcNow();
}
