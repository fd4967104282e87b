using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Procur.Integrations.Connections;
using Procur.Integrations.Journal;
using Procur.Integrations.Slack.Wire;
using Procur.Integrations.Wire;

namespace Procur.Integrations.Slack;

/// <summary>Finds a message whose answer was lost by what was attached to it, and a channel by its name and maker.</summary>
internal sealed class SlackOutcomeResolver(SlackClient client) : IOutcomeResolver
{
    private const string Channel = "channel";
    private const string Thread = "thread_ts";
    private const string Name = "name";
    private const string IsPrivate = "is_private";

    // Apps sold outside the Marketplace read one page a minute: a search that would take longer is left to the next time.
    private const int MostPages = 10;

    // The moment noted is that of the lost answer: the message may have left a total time-out earlier, by a clock that is not ours.
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    // Slack documents no bound for how late a message may appear. What is not there after this long will not come.
    private static readonly TimeSpan QuietPeriod = TimeSpan.FromMinutes(5);

    public bool CanResolve(string operation) => operation is SlackOperations.PostMessage or SlackOperations.CreateConversation;

    // Where the message went and what was attached to it, or the channel's name; never the text.
    public string? Note(WireCall call)
    {
        ArgumentNullException.ThrowIfNull(call);
        if (call.Body is not { } body || Parse(body.Bytes) is not { } sent)
        {
            return null;
        }

        var note =
            call.Operation == SlackOperations.PostMessage
                ? new JsonObject
                {
                    [Channel] = SlackPayload.Text(sent, Channel),
                    [Thread] = SlackPayload.Text(sent, Thread),
                    [SlackMessageMetadata.IdField] = SlackPayload.Text(sent, "metadata", "event_payload", SlackMessageMetadata.IdField),
                }
                : new JsonObject { [Name] = SlackPayload.Text(sent, Name), [IsPrivate] = SlackPayload.Flag(sent, IsPrivate) };
        return JsonSerializer.Serialize(note, SlackJson.Default.JsonObject);
    }

    public async Task<OutcomeResolution> ResolveAsync(JournalEntry entry, Connection connection, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (entry is not { LookUp: { } note, SentAt: { } sentAt } || Parse(Encoding.UTF8.GetBytes(note)) is not { } sent)
        {
            return OutcomeResolution.StillUnknown;
        }

        var (found, complete) =
            entry.Operation == SlackOperations.PostMessage
                ? await FindMessageAsync(sent, sentAt, cancellationToken).ConfigureAwait(false)
                : await FindChannelAsync(sent, sentAt, cancellationToken).ConfigureAwait(false);
        if (found is not null)
        {
            return OutcomeResolution.TookEffect(200, JsonSerializer.SerializeToUtf8Bytes(found, SlackJson.Default.JsonObject), "look-up");
        }

        return complete && Now - sentAt > QuietPeriod + Skew
            ? OutcomeResolution.DidNotHappen("it was not found after Slack's quiet period")
            : OutcomeResolution.StillUnknown;
    }

    private DateTimeOffset Now => client.Connection.Time.GetUtcNow();

    private static JsonElement? Parse(ReadOnlyMemory<byte> body)
    {
        var parsed = new RawJson(body).Element;
        return parsed.ValueKind == JsonValueKind.Object ? parsed : null;
    }

    private async Task<(JsonObject? Found, bool Complete)> FindMessageAsync(
        JsonElement sent,
        DateTimeOffset sentAt,
        CancellationToken cancellationToken
    )
    {
        if (
            SlackPayload.Text(sent, Channel) is not { } target
            || SlackPayload.Text(sent, SlackMessageMetadata.IdField) is not { } id
            || await ChannelIdAsync(target, cancellationToken).ConfigureAwait(false) is not { } channel
        )
        {
            return (null, false);
        }

        var thread = SlackPayload.Text(sent, Thread);
        var range = new SlackRange
        {
            Oldest = sentAt - Skew,
            Latest = sentAt + QuietPeriod + Skew,
            IncludeAllMetadata = true,
        };
        for (var page = 0; page < MostPages; page++)
        {
            var reply = await (
                thread is null
                    ? client.GetHistoryAsync(channel, range, cancellationToken)
                    : client.GetRepliesAsync(channel, thread, range, cancellationToken)
            ).ConfigureAwait(false);
            if (reply.Value.Messages.FirstOrDefault(message => IdOf(message) == id) is { Ts: { } ts } message)
            {
                return (
                    new JsonObject
                    {
                        ["ok"] = true,
                        ["channel"] = channel,
                        ["ts"] = ts,
                    },
                    true
                );
            }

            if (reply.Value.Next is not { } next)
            {
                return (null, !reply.Value.HasMore);
            }

            range = range with { Cursor = next };
        }

        return (null, false);
    }

    /// <summary>A message may be posted to a channel's name; its history is to be had by its id alone.</summary>
    private async Task<string?> ChannelIdAsync(string target, CancellationToken cancellationToken)
    {
        if (!target.StartsWith('#'))
        {
            return target;
        }

        string? cursor = null;
        for (var page = 0; page < MostPages; page++)
        {
            var reply = await client
                .ListConversationsAsync("public_channel,private_channel", false, SlackClient.MostListed, cursor, cancellationToken)
                .ConfigureAwait(false);
            if (reply.Value.Channels.FirstOrDefault(channel => channel.Name == target[1..]) is { } found)
            {
                return found.Id;
            }

            if ((cursor = reply.Value.Next) is null)
            {
                return null;
            }
        }

        return null;
    }

    private async Task<(JsonObject? Found, bool Complete)> FindChannelAsync(
        JsonElement sent,
        DateTimeOffset sentAt,
        CancellationToken cancellationToken
    )
    {
        var name = SlackPayload.Text(sent, Name);
        var types = SlackPayload.Flag(sent, IsPrivate) ? "private_channel" : "public_channel";
        var self = (await client.TestAuthAsync(cancellationToken).ConfigureAwait(false)).Value.UserId;
        string? cursor = null;
        for (var page = 0; page < MostPages; page++)
        {
            var reply = await client
                .ListConversationsAsync(types, false, SlackClient.MostListed, cursor, cancellationToken)
                .ConfigureAwait(false);
            if (reply.Value.Channels.FirstOrDefault(channel => channel.Name == name) is { } found)
            {
                var isOurs =
                    found.Creator == self && found.Created is { } created && DateTimeOffset.FromUnixTimeSeconds(created) >= sentAt - Skew;
                // One of that name which somebody else made, or we at another time, says that ours was refused.
                return (isOurs ? AnswerOf(found) : null, true);
            }

            if (reply.Value.Next is not { } next)
            {
                return (null, true);
            }

            cursor = next;
        }

        return (null, false);
    }

    private static JsonObject AnswerOf(SlackConversation channel) =>
        new() { ["ok"] = true, ["channel"] = JsonSerializer.SerializeToNode(channel, SlackJson.Default.SlackConversation) };

    private static string? IdOf(SlackMessage message) =>
        message.Metadata?.EventPayload is { } payload
        && payload.TryGetValue(SlackMessageMetadata.IdField, out var id)
        && id.ValueKind == JsonValueKind.String
            ? id.GetString()
            : null;
}
