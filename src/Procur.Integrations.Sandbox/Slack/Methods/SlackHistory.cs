using System.Text.Json.Nodes;
using Procur.Integrations.Sandbox.Slack.Model;
using Procur.Integrations.Sandbox.Slack.Wire;

namespace Procur.Integrations.Sandbox.Slack.Methods;

/// <summary>The methods that read the messages of a conversation.</summary>
internal static class SlackHistory
{
    private const string Cursor = "next_ts";

    public static IEnumerable<SlackMethod> Methods { get; } =
    [new("conversations.history", Mutates: false, null, History), new("conversations.replies", Mutates: false, null, Replies)];

    private static JsonObject History(SlackCall call)
    {
        var channel = Readable(call);
        var within = Within(call.Arguments);
        var (messages, next) = SlackPage.Of(
            NewestFirst(channel).Where(x => (x.Parent is null || x.Broadcast) && within(x)),
            Id,
            Cursor,
            call.Arguments,
            100
        );
        var ok = Answer(call, messages, next);
        ok["pin_count"] = 0;
        ok["channel_actions_ts"] = null;
        ok["channel_actions_count"] = 0;
        return ok;
    }

    private static JsonObject Replies(SlackCall call)
    {
        var channel = Readable(call);
        var first = channel.Find(call.Arguments.Required("ts")) ?? throw new SlackRefusalException("thread_not_found");
        var within = Within(call.Arguments);
        // The first message of a thread comes whatever the times asked for.
        var all = first.Replies.Where(within).Prepend(first);
        var (messages, next) = SlackPage.Of(all, Id, Cursor, call.Arguments, 1000);
        return Answer(call, messages, next);
    }

    private static SlackChannel Readable(SlackCall call)
    {
        var channel = call.Channel();
        call.Need(channel.ScopeFamily + ":history");
        call.NeedMembership(channel);
        return channel;
    }

    private static JsonObject Answer(SlackCall call, List<SlackMessage> messages, string next)
    {
        var metadata = call.Arguments.Flag("include_all_metadata");
        var ok = SlackCall.Ok();
        ok["messages"] = SlackJson.Objects(messages.Select(x => x.ToJson(call.Account, metadata)));
        ok["has_more"] = next.Length > 0;
        if (next.Length > 0)
        {
            ok["response_metadata"] = SlackPage.Metadata(next);
        }

        return ok;
    }

    private static Func<SlackMessage, bool> Within(SlackArguments arguments)
    {
        var oldest = arguments.Time("oldest", "invalid_ts_oldest");
        var latest = arguments.Time("latest", "invalid_ts_latest");
        var inclusive = arguments.Flag("inclusive");
        return x =>
            (oldest is null || x.Time > oldest || (inclusive && x.Time == oldest))
            && (latest is null || x.Time < latest || (inclusive && x.Time == latest));
    }

    private static IEnumerable<SlackMessage> NewestFirst(SlackChannel channel)
    {
        for (var i = channel.Messages.Count - 1; i >= 0; i--)
        {
            yield return channel.Messages[i];
        }
    }

    private static string Id(SlackMessage message) => message.Ts.Replace(".", "", StringComparison.Ordinal);
}
