using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Procur.Integrations.Sandbox.Slack.Model;
using Procur.Integrations.Sandbox.Slack.Wire;

namespace Procur.Integrations.Sandbox.Slack.Methods;

/// <summary>The methods <c>reactions.*</c>.</summary>
internal static partial class SlackReactions
{
    public static IEnumerable<SlackMethod> Methods { get; } =
    [
        new("reactions.add", Mutates: true, "reactions:write", Add),
        new("reactions.remove", Mutates: true, "reactions:write", Remove),
        new("reactions.get", Mutates: false, "reactions:read", Get),
    ];

    /// <summary>Puts an emoji on a message.</summary>
    /// <exception cref="SlackRefusalException">The name is none, or it is there.</exception>
    public static void Add(SlackMessage message, string name, string user)
    {
        if (!EmojiName().IsMatch(name))
        {
            throw new SlackRefusalException("invalid_name");
        }

        var reaction = message.Reactions.Find(x => x.Name == name);
        if (reaction is null)
        {
            reaction = new SlackReaction(name);
            message.Reactions.Add(reaction);
        }

        if (reaction.Users.Contains(user))
        {
            throw new SlackRefusalException("already_reacted");
        }

        reaction.Users.Add(user);
    }

    [GeneratedRegex("^[a-z0-9_+'-]+(::skin-tone-[2-6])?$")]
    private static partial Regex EmojiName();

    private static JsonObject Add(SlackCall call)
    {
        var (channel, message) = Item(call);
        if (channel.IsArchived)
        {
            throw new SlackRefusalException("is_archived");
        }

        var name = call.Arguments.Required("name");
        Add(message, name, call.Account.BotUserId);
        call.Effect("reaction", Id(channel, message, name), message.Content.Reference);
        return SlackCall.Ok();
    }

    private static JsonObject Remove(SlackCall call)
    {
        var (channel, message) = Item(call);
        var name = call.Arguments.Required("name");
        var reaction = message.Reactions.Find(x => x.Name == name);
        if (reaction is null || !reaction.Users.Remove(call.Account.BotUserId))
        {
            throw new SlackRefusalException("no_reaction");
        }

        if (reaction.Users.Count == 0)
        {
            message.Reactions.Remove(reaction);
        }

        call.Effect("reaction-remove", Id(channel, message, name), message.Content.Reference);
        return SlackCall.Ok();
    }

    private static JsonObject Get(SlackCall call)
    {
        var (channel, message) = Item(call);
        var ok = SlackCall.Ok();
        ok["type"] = "message";
        ok["channel"] = channel.Id;
        ok["message"] = message.ToJson(call.Account, metadata: false);
        return ok;
    }

    private static (SlackChannel Channel, SlackMessage Message) Item(SlackCall call)
    {
        if (call.Arguments.Text("channel") is null || call.Arguments.Text("timestamp") is not { } ts)
        {
            throw new SlackRefusalException("no_item_specified");
        }

        var channel = call.Channel();
        call.NeedMembership(channel);
        return (channel, SlackCall.Message(channel, ts));
    }

    private static string Id(SlackChannel channel, SlackMessage message, string name) => $"{SlackPosting.IdOf(channel, message.Ts)}:{name}";
}
