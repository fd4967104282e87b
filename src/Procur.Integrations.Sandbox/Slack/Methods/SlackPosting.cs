using System.Text.Json.Nodes;
using Procur.Integrations.Sandbox.Slack.Model;
using Procur.Integrations.Sandbox.Slack.Wire;

namespace Procur.Integrations.Sandbox.Slack.Methods;

/// <summary>What posting, changing and deleting have in common, whoever asks: the Web API, an incoming webhook or a response URL.</summary>
internal static class SlackPosting
{
    public const int LongestPost = 40_000;
    public const int LongestUpdate = 4_000;

    /// <summary>A message's id in the ledger.</summary>
    public static string IdOf(SlackChannel channel, string ts) => $"{channel.Id}:{ts}";

    /// <summary>Posts as the app's bot.</summary>
    public static SlackMessage Post(SlackCall call, SlackChannel channel, SlackContent content, JsonArray? files = null)
    {
        if (channel.IsArchived)
        {
            throw new SlackRefusalException("is_archived");
        }

        var arguments = call.Arguments;
        var message = new SlackMessage(call.Account.NextTs(call.Now))
        {
            User = call.Account.BotUserId,
            IsOwn = true,
            Username = arguments.Text("username"),
            Content = content,
            Parent = Parent(channel, arguments.Text("thread_ts")),
            Broadcast = arguments.Flag("reply_broadcast"),
            Files = files,
        };
        channel.Add(message);
        call.Effect("message", IdOf(channel, message.Ts), content.Reference);
        return message;
    }

    /// <summary>Shows something to one member; it is kept in no history.</summary>
    public static SlackMessage PostEphemeral(SlackCall call, SlackChannel channel, string user, SlackContent content)
    {
        if (channel.IsArchived)
        {
            throw new SlackRefusalException("is_archived");
        }

        var message = new SlackMessage(call.Account.NextTs(call.Now))
        {
            User = call.Account.BotUserId,
            IsOwn = true,
            Content = content,
            OnlyFor = user,
        };
        channel.Ephemeral.Add(message);
        call.Effect("message-ephemeral", IdOf(channel, message.Ts), content.Reference);
        return message;
    }

    /// <summary>Changes one of the bot's messages.</summary>
    /// <param name="call">The call.</param>
    /// <param name="channel">Where it stands.</param>
    /// <param name="message">The message.</param>
    /// <param name="content">What it says from now on; what it leaves out of attachments and metadata stays. Blocks go where a text comes without them.</param>
    public static void Update(SlackCall call, SlackChannel channel, SlackMessage message, SlackContent content)
    {
        var old = message.Content;
        message.Content = new SlackContent(
            content.Text ?? old.Text,
            content.Blocks ?? (content.Text is null ? old.Blocks : null),
            content.Attachments ?? old.Attachments,
            content.Metadata ?? old.Metadata
        );
        message.EditedTs = call.Account.NextTs(call.Now);
        call.Effect("message-update", IdOf(channel, message.Ts), message.Content.Reference);
    }

    public static void Delete(SlackCall call, SlackChannel channel, SlackMessage message)
    {
        channel.Remove(message);
        channel.Ephemeral.Remove(message);
        call.Effect("message-delete", IdOf(channel, message.Ts), message.Content.Reference);
    }

    // A reply to a reply goes to the thread; one to a message that is not there stands on its own, as it does at the service.
    private static SlackMessage? Parent(SlackChannel channel, string? ts)
    {
        var found = ts is null ? null : channel.Find(ts);
        return found?.Parent ?? found;
    }
}
