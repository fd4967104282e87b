using System.Text.Json.Nodes;

namespace Procur.Integrations.Sandbox.Slack;

/// <summary>The methods <c>conversations.*</c>, but for those that read messages.</summary>
internal static class SlackConversations
{
    private const int LongestName = 80;
    private const int LongestTopic = 250;
    private const int MostInvited = 1000;
    private const int MostInGroup = 8;

    public static IEnumerable<SlackMethod> Methods { get; } =
    [
        new("conversations.create", Mutates: true, null, Create),
        new("conversations.list", Mutates: false, null, List),
        new("conversations.info", Mutates: false, null, Info),
        new("conversations.members", Mutates: false, null, Members),
        new("conversations.invite", Mutates: true, null, Invite),
        new("conversations.join", Mutates: true, "channels:join", Join),
        new("conversations.archive", Mutates: true, null, Archive),
        new("conversations.rename", Mutates: true, null, Rename),
        new("conversations.setTopic", Mutates: true, null, SetTopic),
        new("conversations.open", Mutates: true, null, Open),
        new("users.conversations", Mutates: false, null, OfUser),
    ];

    private static JsonObject Create(SlackCall call)
    {
        var kind = call.Arguments.Flag("is_private") ? SlackChannelKind.Private : SlackChannelKind.Public;
        call.Need(kind == SlackChannelKind.Private ? "groups:write" : "channels:manage");
        var name = NewName(call);
        var account = call.Account;
        var channel = new SlackChannel(SlackIds.New("C"), kind, name, call.Now, account.BotUserId);
        channel.Members.Add(account.BotUserId);
        account.Channels.Add(channel);
        call.Effect("channel", channel.Id);
        return With(channel, account);
    }

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
        return With(channel, call.Account);
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

    private static JsonObject Invite(SlackCall call)
    {
        var channel = Managed(call, "invites");
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

        return With(channel, call.Account);
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

        NeedOpen(channel);
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

        return With(channel, account);
    }

    private static JsonObject Archive(SlackCall call)
    {
        var channel = Named(call);
        call.Need(Manage(channel));
        if (channel.IsGeneral)
        {
            throw new SlackRefusalException("cant_archive_general");
        }

        if (channel.IsArchived)
        {
            throw new SlackRefusalException("already_archived");
        }

        channel.IsArchived = true;
        call.Effect("channel-archive", channel.Id);
        return SlackCall.Ok();
    }

    private static JsonObject Rename(SlackCall call)
    {
        var channel = Managed(call, "none");
        call.NeedMembership(channel);
        var name = NewName(call);
        channel.PreviousNames.Add(channel.Name);
        channel.Name = name;
        call.Effect("channel-rename", channel.Id);
        return With(channel, call.Account);
    }

    private static JsonObject SetTopic(SlackCall call)
    {
        var channel = Managed(call, "topic");
        call.NeedMembership(channel);
        var topic = call.Arguments.Text("topic") ?? "";
        if (topic.Length > LongestTopic)
        {
            throw new SlackRefusalException("too_long");
        }

        (channel.Topic, channel.TopicBy, channel.TopicAt) = (topic, call.Account.BotUserId, call.Now);
        call.Effect("channel-topic", channel.Id);
        return With(channel, call.Account);
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

    private static JsonObject With(SlackChannel channel, SlackAccount account)
    {
        var ok = SlackCall.Ok();
        ok["channel"] = channel.ToJson(account);
        return ok;
    }

    /// <summary>A channel that is not archived, and that the app may manage or at least change in one respect.</summary>
    private static SlackChannel Managed(SlackCall call, string respect)
    {
        var channel = Named(call);
        call.Need(Manage(channel), $"{channel.ScopeFamily}:write.{respect}");
        NeedOpen(channel);
        return channel;
    }

    private static SlackChannel Named(SlackCall call)
    {
        var channel = call.Channel();
        return channel.Kind is SlackChannelKind.Public or SlackChannelKind.Private
            ? channel
            : throw new SlackRefusalException("method_not_supported_for_channel_type");
    }

    private static string Manage(SlackChannel channel) =>
        channel.Kind == SlackChannelKind.Public ? "channels:manage" : channel.ScopeFamily + ":write";

    private static void NeedOpen(SlackChannel channel)
    {
        if (channel.IsArchived)
        {
            throw new SlackRefusalException("is_archived");
        }
    }

    private static string NewName(SlackCall call)
    {
        var name = call.Arguments.Text("name") ?? throw new SlackRefusalException("invalid_name_required");
        if (name.Length > LongestName)
        {
            throw new SlackRefusalException("invalid_name_maxlength");
        }

        if (!name.All(x => x is '-' or '_' || (char.IsLetterOrDigit(x) && !char.IsUpper(x))))
        {
            throw new SlackRefusalException("invalid_name_specials");
        }

        if (name.All(x => x is '-' or '_'))
        {
            throw new SlackRefusalException("invalid_name_punctuation");
        }

        return call.Account.Channels.Exists(x => x.Name == name) ? throw new SlackRefusalException("name_taken") : name;
    }
}
