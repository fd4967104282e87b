using System.Text.Json.Nodes;
using Procur.Integrations.Sandbox.Slack.Model;
using Procur.Integrations.Sandbox.Slack.Wire;

namespace Procur.Integrations.Sandbox.Slack.Methods;

/// <summary>The methods <c>chat.*</c>.</summary>
internal static class SlackChat
{
    public static IEnumerable<SlackMethod> Methods { get; } =
    [
        new("chat.postMessage", Mutates: true, "chat:write", Post),
        new("chat.postEphemeral", Mutates: true, "chat:write", PostEphemeral),
        new("chat.update", Mutates: true, "chat:write", Update),
        new("chat.delete", Mutates: true, "chat:write", Delete),
        new("chat.getPermalink", Mutates: false, null, GetPermalink),
    ];

    private static JsonObject Post(SlackCall call)
    {
        var content = SlackContent.Read(call.Arguments, SlackPosting.LongestPost).NotEmpty();
        var channel = call.Destination();
        if (channel.Kind != SlackChannelKind.Public || !call.Account.Scopes.Contains("chat:write.public"))
        {
            call.NeedMembership(channel);
        }

        var message = SlackPosting.Post(call, channel, content);
        var ok = SlackCall.Ok();
        ok["channel"] = channel.Id;
        ok["ts"] = message.Ts;
        ok["message"] = message.ToJson(call.Account, metadata: true);
        return ok;
    }

    private static JsonObject PostEphemeral(SlackCall call)
    {
        var content = SlackContent.Read(call.Arguments, SlackPosting.LongestPost).NotEmpty();
        var user = call.Arguments.Required("user");
        var channel = call.Destination();
        call.NeedMembership(channel);
        if (!channel.Members.Contains(user))
        {
            throw new SlackRefusalException("user_not_in_channel");
        }

        var message = SlackPosting.PostEphemeral(call, channel, user, content);
        var ok = SlackCall.Ok();
        ok["message_ts"] = message.Ts;
        return ok;
    }

    private static JsonObject Update(SlackCall call)
    {
        var channel = call.Channel();
        var message = SlackCall.Message(channel, call.Arguments.Required("ts"));
        if (!message.IsOwn)
        {
            throw new SlackRefusalException("cant_update_message");
        }

        var content = SlackContent.Read(call.Arguments, SlackPosting.LongestUpdate).NotEmpty();
        SlackPosting.Update(call, channel, message, content);
        var ok = SlackCall.Ok();
        ok["channel"] = channel.Id;
        ok["ts"] = message.Ts;
        ok["text"] = message.Content.Text ?? "";
        ok["message"] = message.ToJson(call.Account, metadata: true);
        return ok;
    }

    private static JsonObject Delete(SlackCall call)
    {
        var channel = call.Channel();
        var message = SlackCall.Message(channel, call.Arguments.Required("ts"));
        if (!message.IsOwn)
        {
            throw new SlackRefusalException("cant_delete_message");
        }

        SlackPosting.Delete(call, channel, message);
        var ok = SlackCall.Ok();
        ok["channel"] = channel.Id;
        ok["ts"] = message.Ts;
        return ok;
    }

    private static JsonObject GetPermalink(SlackCall call)
    {
        var channel = call.Channel();
        var message = SlackCall.Message(channel, call.Arguments.Required("message_ts"));
        var link =
            $"https://{call.Account.Domain}.slack.com/archives/{channel.Id}/p{message.Ts.Replace(".", "", StringComparison.Ordinal)}";
        var ok = SlackCall.Ok();
        ok["channel"] = channel.Id;
        ok["permalink"] = message.Parent is null ? link : $"{link}?thread_ts={message.Parent.Ts}&cid={channel.Id}";
        return ok;
    }
}
