using System.Text.Json.Nodes;
using Procur.Integrations.Sandbox.Slack.Model;
using Procur.Integrations.Sandbox.Slack.Wire;

namespace Procur.Integrations.Sandbox.Slack.Methods;

/// <summary>The methods that bring people and the bot into conversations.</summary>
internal static class SlackMembership
{
    private const int MostInvited = 1000;
    private const int MostInGroup = 8;

    public static IEnumerable<SlackMethod> Methods { get; } =
    [
        new("conversations.invite", Mutates: true, null, Invite),
        new("conversations.join", Mutates: true, "channels:join", Join),
        new("conversations.open", Mutates: true, null, Open),
    ];

    private static JsonObject Invite(SlackCall call)
    {
        var channel = SlackChannels.Managed(call, "invites");
        call.NeedMembership(channel);
        var users = call.Arguments.Ids("users");
        if (users.Count == 0)
        {
            throw new SlackRefusalException("no_user");
        }

        if (users.Count > MostInvited)
        {
            throw new SlackRefusalException("too_many_users");
        }

        var errors = users.Select(x => (User: x, Error: WhyNot(call.Account, channel, x))).Where(x => x.Error is not null).ToList();
        if (errors.Count > 0)
        {
            throw new SlackRefusalException(
                errors[0].Error!,
                new JsonObject
                {
                    ["errors"] = SlackJson.Objects(
                        errors.Select(x => new JsonObject
                        {
                            ["user"] = x.User,
                            ["ok"] = false,
                            ["error"] = x.Error,
                        })
                    ),
                }
            );
        }

        foreach (var user in users)
        {
            channel.Members.Add(user);
            call.Effect("invite", $"{channel.Id}:{user}");
        }

        return SlackChannels.With(channel, call.Account);
    }

    private static string? WhyNot(SlackAccount account, SlackChannel channel, string user) =>
        account.FindUser(user) is null ? "user_not_found"
        : user == account.BotUserId ? "cant_invite_self"
        : channel.Members.Contains(user) ? "already_in_channel"
        : null;

    private static JsonObject Join(SlackCall call)
    {
        var channel = call.Channel();
        if (channel.Kind != SlackChannelKind.Public)
        {
            throw new SlackRefusalException("method_not_supported_for_channel_type");
        }

        SlackChannels.NeedOpen(channel);
        var account = call.Account;
        if (channel.Members.Contains(account.BotUserId))
        {
            call.Arguments.Warnings.Add("already_in_channel");
        }
        else
        {
            channel.Members.Add(account.BotUserId);
            call.Effect("join", channel.Id);
        }

        return SlackChannels.With(channel, account);
    }

    private static JsonObject Open(SlackCall call)
    {
        var users = call.Arguments.Ids("users");
        if (users.Count == 0)
        {
            if (!call.Arguments.Has("channel"))
            {
                throw new SlackRefusalException("users_list_not_supplied");
            }

            var given = call.Channel();
            call.Need(given.ScopeFamily + ":write");
            return Opened(call, given, existed: true);
        }

        if (users.Count > MostInGroup)
        {
            throw new SlackRefusalException("too_many_users");
        }

        if (users.Any(x => call.Account.FindUser(x) is null))
        {
            throw new SlackRefusalException("user_not_found");
        }

        call.Need(users.Count == 1 ? "im:write" : "mpim:write");
        var (channel, existed) = call.Account.OpenDirect(users, call.Now);
        if (!existed)
        {
            call.Effect("channel", channel.Id);
        }

        return Opened(call, channel, existed);
    }

    private static JsonObject Opened(SlackCall call, SlackChannel channel, bool existed)
    {
        var ok = SlackCall.Ok();
        if (existed)
        {
            ok["no_op"] = true;
            ok["already_open"] = true;
        }

        ok["channel"] = call.Arguments.Flag("return_im") ? channel.ToJson(call.Account) : new JsonObject { ["id"] = channel.Id };
        return ok;
    }
}
