using System.Text.Json.Nodes;
using Procur.Integrations.Sandbox.Slack.Methods;
using Procur.Integrations.Sandbox.Slack.Model;
using Procur.Integrations.Sandbox.Slack.Wire;
using Procur.Integrations.Sandbox.StandIns;

namespace Procur.Integrations.Sandbox.Slack.People;

/// <summary>What people say to each other, and what the app hears of it.</summary>
internal sealed class SlackSpeech(SandboxWorld world, SlackSender sender)
{
    /// <summary>Says something, in a thread or not.</summary>
    public JsonObject Say(SlackAccount account, SlackActArguments arguments)
    {
        var (user, channel, text) = (arguments.User(), arguments.Channel(), arguments.Required("text"));
        var thread = arguments.Text("thread") is { } ts ? SlackActArguments.Message(channel, ts) : null;
        var message = new SlackMessage(account.NextTs(world.Clock.GetUtcNow()))
        {
            User = user.Id,
            Content = SlackContent.Of(text),
            Parent = thread?.Parent ?? thread,
        };
        channel.Add(message);
        var ids = new List<string?>();
        if (channel.Members.Contains(account.BotUserId))
        {
            ids.Add(sender.Event(account, MessageEvent("message", account, channel, message)));
            if (text.Contains($"<@{account.BotUserId}>", StringComparison.Ordinal) && channel.Kind != SlackChannelKind.Direct)
            {
                ids.Add(sender.Event(account, MessageEvent("app_mention", account, channel, message)));
            }
        }

        return new JsonObject
        {
            ["channel"] = channel.Id,
            ["ts"] = message.Ts,
            ["eventIds"] = SlackJson.Texts(ids.OfType<string>()),
        };
    }

    private static JsonObject MessageEvent(string type, SlackAccount account, SlackChannel channel, SlackMessage message)
    {
        var json = message.ToJson(account, metadata: false);
        json["type"] = type;
        json["channel"] = channel.Id;
        json["event_ts"] = message.Ts;
        if (type == "message")
        {
            json["channel_type"] = channel.EventType;
            json["client_msg_id"] = Guid.NewGuid().ToString();
        }

        return json;
    }

    /// <summary>Puts an emoji on a message.</summary>
    public JsonObject React(SlackAccount account, SlackActArguments arguments)
    {
        var (user, channel, name) = (arguments.User(), arguments.Channel(), arguments.Required("name"));
        var message = SlackActArguments.Message(channel, arguments.Required("ts"));
        try
        {
            SlackReactions.Add(message, name, user.Id);
        }
        catch (SlackRefusalException e)
        {
            throw new SandboxException($"The reaction is refused: {e.Error}.");
        }

        var id = sender.Event(
            account,
            new JsonObject
            {
                ["type"] = "reaction_added",
                ["user"] = user.Id,
                ["reaction"] = name,
                ["item"] = new JsonObject
                {
                    ["type"] = "message",
                    ["channel"] = channel.Id,
                    ["ts"] = message.Ts,
                },
                ["item_user"] = message.User,
                ["event_ts"] = account.NextTs(world.Clock.GetUtcNow()),
            }
        );
        return new JsonObject { ["eventIds"] = SlackJson.Texts(id is null ? [] : [id]) };
    }

    /// <summary>Reads a conversation as its members see it.</summary>
    public static JsonObject Read(SlackAccount account, SlackActArguments arguments)
    {
        var channel = arguments.Channel();
        return new JsonObject
        {
            ["messages"] = SlackJson.Objects(channel.Messages.Select(x => x.ToJson(account, metadata: true))),
            ["ephemeral"] = SlackJson.Objects(
                channel.Ephemeral.Select(x =>
                {
                    var json = x.ToJson(account, metadata: true);
                    json["only_for"] = x.OnlyFor;
                    return json;
                })
            ),
        };
    }
}
