using System.Text.Json.Nodes;
using Procur.Integrations.Sandbox.Slack.Model;
using Procur.Integrations.Sandbox.Slack.Wire;

namespace Procur.Integrations.Sandbox.Slack.Methods;

/// <summary>The methods that show conversations and who is in them.</summary>
internal static class SlackLists
{
    public static IEnumerable<SlackMethod> Methods { get; } =
    [
        new("conversations.list", Mutates: false, null, List),
        new("conversations.info", Mutates: false, null, Info),
        new("conversations.members", Mutates: false, null, Members),
        new("users.conversations", Mutates: false, null, OfUser),
    ];

    private static JsonObject List(SlackCall call) => ListOf(call, _ => true);

    private static JsonObject OfUser(SlackCall call)
    {
        var user = call.Arguments.Text("user") ?? call.Account.BotUserId;
        return call.Account.FindUser(user) is null
            ? throw new SlackRefusalException("user_not_found")
            : ListOf(call, x => x.Members.Contains(user));
    }

    private static JsonObject ListOf(SlackCall call, Func<SlackChannel, bool> which)
    {
        var account = call.Account;
        var types = call.Arguments.Ids("types") is { Count: > 0 } asked ? asked : ["public_channel"];
        foreach (var type in types)
        {
            call.Need(
                type switch
                {
                    "public_channel" => "channels:read",
                    "private_channel" => "groups:read",
                    "im" => "im:read",
                    "mpim" => "mpim:read",
                    _ => throw new SlackRefusalException("invalid_types"),
                }
            );
        }

        var archived = !call.Arguments.Flag("exclude_archived");
        var all = account.Channels.Where(x =>
            types.Contains(x.Type)
            && (archived || !x.IsArchived)
            && (x.Kind == SlackChannelKind.Public || x.Members.Contains(account.BotUserId))
            && which(x)
        );
        var (channels, next) = SlackPage.Of(all, x => x.Id, "channel", call.Arguments, 100);
        var ok = SlackCall.Ok();
        ok["channels"] = SlackJson.Objects(channels.Select(x => x.ToJson(account)));
        ok["response_metadata"] = SlackPage.Metadata(next);
        return ok;
    }

    private static JsonObject Info(SlackCall call)
    {
        var channel = call.Channel();
        call.Need(channel.ScopeFamily + ":read");
        return SlackChannels.With(channel, call.Account);
    }

    private static JsonObject Members(SlackCall call)
    {
        var channel = call.Channel();
        call.Need(channel.ScopeFamily + ":read");
        var (members, next) = SlackPage.Of(channel.Members, x => x, "user", call.Arguments, 100);
        var ok = SlackCall.Ok();
        ok["members"] = SlackJson.Texts(members);
        ok["response_metadata"] = SlackPage.Metadata(next);
        return ok;
    }
}
