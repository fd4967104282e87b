using System.Text.Json.Nodes;
using Procur.Integrations.Sandbox.Slack.Model;
using Procur.Integrations.Sandbox.Slack.Wire;

namespace Procur.Integrations.Sandbox.Slack.Methods;

/// <summary>The methods that make and change channels.</summary>
internal static class SlackConversations
{
    private const int LongestName = 80;
    private const int LongestTopic = 250;

    public static IEnumerable<SlackMethod> Methods { get; } =
    [
        new("conversations.create", Mutates: true, null, Create),
        new("conversations.archive", Mutates: true, null, Archive),
        new("conversations.rename", Mutates: true, null, Rename),
        new("conversations.setTopic", Mutates: true, null, SetTopic),
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
        return SlackChannels.With(channel, account);
    }

    private static JsonObject Archive(SlackCall call)
    {
        var channel = SlackChannels.Named(call);
        call.Need(SlackChannels.Manage(channel));
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
        var channel = SlackChannels.Managed(call, "none");
        call.NeedMembership(channel);
        var name = NewName(call);
        channel.PreviousNames.Add(channel.Name);
        channel.Name = name;
        call.Effect("channel-rename", channel.Id);
        return SlackChannels.With(channel, call.Account);
    }

    private static JsonObject SetTopic(SlackCall call)
    {
        var channel = SlackChannels.Managed(call, "topic");
        call.NeedMembership(channel);
        var topic = call.Arguments.Text("topic") ?? "";
        if (topic.Length > LongestTopic)
        {
            throw new SlackRefusalException("too_long");
        }

        (channel.Topic, channel.TopicBy, channel.TopicAt) = (topic, call.Account.BotUserId, call.Now);
        call.Effect("channel-topic", channel.Id);
        return SlackChannels.With(channel, call.Account);
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
