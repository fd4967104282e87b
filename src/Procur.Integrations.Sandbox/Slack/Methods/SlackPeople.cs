using System.Text.Json.Nodes;
using Procur.Integrations.Sandbox.Slack.Model;
using Procur.Integrations.Sandbox.Slack.Wire;

namespace Procur.Integrations.Sandbox.Slack.Methods;

/// <summary>The methods about who there is: <c>auth.*</c>, <c>team.*</c>, <c>users.*</c>.</summary>
internal static class SlackPeople
{
    public static IEnumerable<SlackMethod> Methods { get; } =
    [
        new("auth.test", Mutates: false, null, Test),
        new("auth.revoke", Mutates: true, null, Revoke),
        new("team.info", Mutates: false, "team:read", Team),
        new("users.info", Mutates: false, "users:read", Info),
        new("users.list", Mutates: false, "users:read", List),
        new("users.lookupByEmail", Mutates: false, "users:read.email", LookupByEmail),
    ];

    private static JsonObject Test(SlackCall call)
    {
        var account = call.Account;
        var ok = SlackCall.Ok();
        ok["url"] = $"https://{account.Domain}.slack.com/";
        ok["team"] = account.TeamName;
        ok["user"] = account.FindUser(account.BotUserId)!.Name;
        ok["team_id"] = account.TeamId;
        ok["user_id"] = account.BotUserId;
        ok["bot_id"] = account.BotId;
        ok["is_enterprise_install"] = false;
        return ok;
    }

    private static JsonObject Revoke(SlackCall call)
    {
        var revokes = !call.Arguments.Flag("test");
        if (revokes)
        {
            call.Account.RevokedTokens.UnionWith(call.Account.BotToken.Live);
            call.Account.RevokedTokens.UnionWith(call.Account.Rotation.Issued);
            call.Effect("revoke", call.Account.TeamId);
        }

        var ok = SlackCall.Ok();
        ok["revoked"] = revokes;
        return ok;
    }

    private static JsonObject Team(SlackCall call)
    {
        var account = call.Account;
        if (call.Arguments.Text("team") is { } team && team != account.TeamId)
        {
            throw new SlackRefusalException("team_not_found");
        }

        var ok = SlackCall.Ok();
        ok["team"] = new JsonObject
        {
            ["id"] = account.TeamId,
            ["name"] = account.TeamName,
            ["domain"] = account.Domain,
            ["email_domain"] = "procur.example",
            ["icon"] = new JsonObject { ["image_default"] = true },
        };
        return ok;
    }

    private static JsonObject Info(SlackCall call)
    {
        var user = call.Account.FindUser(call.Arguments.Required("user")) ?? throw new SlackRefusalException("user_not_found");
        return With(call, user);
    }

    private static JsonObject List(SlackCall call)
    {
        var (users, next) = SlackPage.Of(call.Account.Users, x => x.Id, "user", call.Arguments, 1000);
        var ok = SlackCall.Ok();
        ok["members"] = SlackJson.Objects(users.Select(x => x.ToJson(call.Account, SeesEmail(call))));
        ok["cache_ts"] = call.Now.ToUnixTimeSeconds();
        ok["response_metadata"] = SlackPage.Metadata(next);
        return ok;
    }

    private static JsonObject LookupByEmail(SlackCall call)
    {
        var email = call.Arguments.Required("email");
        var user = call.Account.Users.Find(x => string.Equals(x.Email, email, StringComparison.OrdinalIgnoreCase));
        return With(call, user ?? throw new SlackRefusalException("users_not_found"));
    }

    private static JsonObject With(SlackCall call, SlackUser user)
    {
        var ok = SlackCall.Ok();
        ok["user"] = user.ToJson(call.Account, SeesEmail(call));
        return ok;
    }

    private static bool SeesEmail(SlackCall call) => call.Account.Scopes.Contains("users:read.email");
}
