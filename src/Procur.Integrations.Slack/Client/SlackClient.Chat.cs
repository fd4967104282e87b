using System.Text.Json.Nodes;
using Procur.Integrations.Slack.Wire;
using Procur.Integrations.Wire;

namespace Procur.Integrations.Slack;

public sealed partial class SlackClient
{
    /// <summary>chat.postMessage. Sent twice, it posts twice: a lost answer is an unknown outcome.</summary>
    /// <param name="post">The message; its channel is an id.</param>
    /// <param name="intent">Names the intent to the journal.</param>
    /// <param name="further">Further fields under Slack's names; one that is there already is replaced.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public Task<WireReply<SlackPosted>> PostMessageAsync(
        SlackPost post,
        WireIntent? intent = null,
        JsonObject? further = null,
        CancellationToken cancellationToken = default
    ) => PostMessageAsync(post, intent, further, null, cancellationToken);

    internal Task<WireReply<SlackPosted>> PostMessageAsync(
        SlackPost post,
        WireIntent? intent,
        JsonObject? further,
        string? fingerprint,
        CancellationToken cancellationToken
    )
    {
        Check(post);
        ArgumentException.ThrowIfNullOrEmpty(post.Channel);
        return Connection.SendAsync(
            new WireCall(
                SlackOperations.PostMessage,
                HttpMethod.Post,
                SlackOperations.PostMessage,
                Repeat.NotIdempotent,
                intent,
                Connection
            )
            {
                Body = WireBody.Json(post, SlackJson.Default.SlackPost, further),
                Fingerprint = fingerprint,
                // About one a second a channel; a 429 is about the method.
                RateLimitPartition = post.Channel,
                PausePartition = SlackOperations.PostMessage,
            },
            SlackJson.Default.SlackPosted,
            cancellationToken
        );
    }

    /// <summary>chat.update: the same twice leaves the same.</summary>
    /// <param name="revision">The message as it shall be.</param>
    /// <param name="intent">Names the intent to the journal.</param>
    /// <param name="further">Further fields under Slack's names; one that is there already is replaced.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public Task<WireReply<SlackPosted>> UpdateMessageAsync(
        SlackRevision revision,
        WireIntent? intent = null,
        JsonObject? further = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(revision);
        SlackBlockRules.CheckMessage(revision.Text, revision.Blocks);
        return PostAsync(
            SlackOperations.UpdateMessage,
            revision,
            SlackJson.Default.SlackRevision,
            Repeat.Idempotent,
            SlackJson.Default.SlackPosted,
            intent,
            further,
            cancellationToken
        );
    }

    /// <summary>chat.delete.</summary>
    /// <param name="channelId">The channel's id.</param>
    /// <param name="ts">The message's id.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public Task<WireReply<SlackPosted>> DeleteMessageAsync(string channelId, string ts, CancellationToken cancellationToken = default) =>
        PostFormAsync(
            // The document types this method's ts as a number, which JSON would have to say; a form says both alike.
            SlackOperations.DeleteMessage,
            new WireForm().Add("channel", channelId).Add("ts", ts),
            Repeat.Idempotent,
            SlackJson.Default.SlackPosted,
            cancellationToken
        );

    /// <summary>chat.postEphemeral: a message that one person sees. Sent twice, it shows twice, and nobody can look it up.</summary>
    public Task<WireReply<SlackPosted>> PostEphemeralAsync(
        SlackEphemeral message,
        WireIntent? intent = null,
        JsonObject? further = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(message);
        SlackBlockRules.CheckMessage(message.Text, message.Blocks);
        return PostAsync(
            SlackOperations.PostEphemeral,
            message,
            SlackJson.Default.SlackEphemeral,
            Repeat.NotIdempotent,
            SlackJson.Default.SlackPosted,
            intent,
            further,
            cancellationToken
        );
    }

    /// <summary>chat.scheduleMessage. Sent twice, it is posted twice.</summary>
    public Task<WireReply<SlackScheduled>> ScheduleMessageAsync(
        SlackScheduledPost post,
        WireIntent? intent = null,
        JsonObject? further = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(post);
        SlackBlockRules.CheckMessage(post.Text, post.Blocks);
        return PostAsync(
            SlackOperations.ScheduleMessage,
            post,
            SlackJson.Default.SlackScheduledPost,
            Repeat.NotIdempotent,
            SlackJson.Default.SlackScheduled,
            intent,
            further,
            cancellationToken
        );
    }

    /// <summary>chat.getPermalink.</summary>
    public Task<WireReply<SlackPermalink>> GetPermalinkAsync(string channelId, string ts, CancellationToken cancellationToken = default) =>
        GetAsync(
            SlackOperations.GetPermalink,
            new WireForm().Add("channel", channelId).Add("message_ts", ts),
            SlackJson.Default.SlackPermalink,
            cancellationToken
        );

    /// <summary>reactions.add. Where it is there already, the answer says <c>already_reacted</c>.</summary>
    public Task<WireReply<SlackAnswer>> AddReactionAsync(
        string channelId,
        string ts,
        string emoji,
        WireIntent? intent = null,
        JsonObject? further = null,
        CancellationToken cancellationToken = default
    ) => ReactAsync(SlackOperations.AddReaction, channelId, ts, emoji, intent, further, cancellationToken);

    /// <summary>reactions.remove. Where it is not there, the answer says <c>no_reaction</c>.</summary>
    public Task<WireReply<SlackAnswer>> RemoveReactionAsync(
        string channelId,
        string ts,
        string emoji,
        WireIntent? intent = null,
        JsonObject? further = null,
        CancellationToken cancellationToken = default
    ) => ReactAsync(SlackOperations.RemoveReaction, channelId, ts, emoji, intent, further, cancellationToken);

    /// <summary>reactions.get: every reaction on a message and who put it there.</summary>
    public Task<WireReply<SlackReactionList>> GetReactionsAsync(
        string channelId,
        string ts,
        CancellationToken cancellationToken = default
    ) =>
        GetAsync(
            SlackOperations.GetReactions,
            new WireForm().Add("channel", channelId).Add("timestamp", ts).Add("full", true),
            SlackJson.Default.SlackReactionList,
            cancellationToken
        );

    private Task<WireReply<SlackAnswer>> ReactAsync(
        string operation,
        string channelId,
        string ts,
        string emoji,
        WireIntent? intent,
        JsonObject? further,
        CancellationToken cancellationToken
    ) =>
        PostAsync(
            operation,
            new SlackArguments
            {
                Channel = channelId,
                Timestamp = ts,
                Name = emoji,
            },
            Repeat.Idempotent,
            SlackJson.Default.SlackAnswer,
            intent,
            further,
            cancellationToken
        );
}
