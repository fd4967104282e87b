using System.Text.Json.Nodes;
using Procur.Integrations.Sandbox.Slack.Model;
using Procur.Integrations.Sandbox.Slack.Wire;

namespace Procur.Integrations.Sandbox.Slack.Methods;

/// <summary>What the methods about channels have in common.</summary>
internal static class SlackChannels
{
    /// <summary>The answer that shows a conversation.</summary>
    public static JsonObject With(SlackChannel channel, SlackAccount account)
    {
        var ok = SlackCall.Ok();
        ok["channel"] = channel.ToJson(account);
        return ok;
    }

    /// <summary>A channel that is not archived, and that the app may manage or at least change in one respect.</summary>
    public static SlackChannel Managed(SlackCall call, string respect)
    {
        var channel = Named(call);
        call.Need(Manage(channel), $"{channel.ScopeFamily}:write.{respect}");
        NeedOpen(channel);
        return channel;
    }

    /// <summary>A channel, and not a direct conversation.</summary>
    public static SlackChannel Named(SlackCall call)
    {
        var channel = call.Channel();
        return channel.Kind is SlackChannelKind.Public or SlackChannelKind.Private
            ? channel
            : throw new SlackRefusalException("method_not_supported_for_channel_type");
    }

    /// <summary>The scope that lets an app do anything with a channel.</summary>
    public static string Manage(SlackChannel channel) =>
        channel.Kind == SlackChannelKind.Public ? "channels:manage" : channel.ScopeFamily + ":write";

    /// <exception cref="SlackRefusalException">It is archived.</exception>
    public static void NeedOpen(SlackChannel channel)
    {
        if (channel.IsArchived)
        {
            throw new SlackRefusalException("is_archived");
        }
    }
}
