using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Procur.Integrations.Connections;
using Procur.Integrations.Slack.Wire;
using Procur.Integrations.Wire;

namespace Procur.Integrations.Slack;

/// <summary>
/// The wire of Slack's Web API: one method an operation, under Slack's own names. Slack dedupes nothing: what may be sent again is said with each.
/// Every method throws <see cref="IntegrationException"/> where the call failed, and <see cref="ArgumentException"/> before anything is sent where a
/// limit of Slack's is broken. Members are safe to call from many threads at once.
/// </summary>
/// <param name="connection">The connection: of the container, or of <see cref="SlackIntegration.CreateConnection"/>.</param>
public sealed class SlackClient(Connection connection)
{
    /// <summary>auth.test: whose token it is. The scopes are in the header <c>X-OAuth-Scopes</c>.</summary>
    public Task<WireReply<SlackIdentity>> TestAuthAsync(CancellationToken cancellationToken = default) =>
        GetAsync(SlackOperations.AuthTest, null, SlackJson.Default.SlackIdentity, cancellationToken);

    /// <summary>auth.revoke: ends the token.</summary>
    public Task<WireReply<SlackAnswer>> RevokeAuthAsync(CancellationToken cancellationToken = default) =>
        // Read by its answer, but it changes something: POST, so that nothing on the way repeats it.
        PostFormAsync(SlackOperations.AuthRevoke, new WireForm(), Repeat.Idempotent, SlackJson.Default.SlackAnswer, cancellationToken);

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
        return connection.SendAsync(
            new WireCall(SlackOperations.PostMessage, HttpMethod.Post, SlackOperations.PostMessage, Repeat.NotIdempotent)
            {
                Body = BodyOf(post, SlackJson.Default.SlackPost, further),
                IdempotencyKey = intent?.KeyFor(connection.Id, SlackOperations.PostMessage),
                OperationKey = intent?.OperationKey,
                Step = intent?.Step,
                Reference = intent?.Reference,
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
        SlackBlockRules.CheckText(revision.Text);
        SlackBlockRules.Check(revision.Blocks, SlackBlockRules.BlocksPerMessage);
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
        SlackBlockRules.CheckText(message.Text);
        SlackBlockRules.Check(message.Blocks, SlackBlockRules.BlocksPerMessage);
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
        SlackBlockRules.CheckText(post.Text);
        SlackBlockRules.Check(post.Blocks, SlackBlockRules.BlocksPerMessage);
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

    /// <summary>conversations.create. The name may be taken: by an earlier send of ours too, so that a lost answer is an unknown outcome.</summary>
    /// <param name="name">The name in Slack's form: lower case, digits, dashes and underscores, at most 80 characters.</param>
    /// <param name="isPrivate">Whether only those invited see it.</param>
    /// <param name="intent">Names the intent to the journal.</param>
    /// <param name="further">Further fields under Slack's names; one that is there already is replaced.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public Task<WireReply<SlackConversationAnswer>> CreateConversationAsync(
        string name,
        bool isPrivate,
        WireIntent? intent = null,
        JsonObject? further = null,
        CancellationToken cancellationToken = default
    ) =>
        PostAsync(
            SlackOperations.CreateConversation,
            new SlackArguments { Name = name, IsPrivate = isPrivate },
            Repeat.NotIdempotent,
            SlackJson.Default.SlackConversationAnswer,
            intent,
            further,
            cancellationToken
        );

    /// <summary>conversations.list: one page.</summary>
    /// <param name="types"><c>public_channel</c>, <c>private_channel</c>, <c>mpim</c>, <c>im</c>, separated by commas.</param>
    /// <param name="excludeArchived">Whether archived ones are left out.</param>
    /// <param name="limit">Items a page, at most 1000; Slack recommends 200.</param>
    /// <param name="cursor">The cursor of an earlier page.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public Task<WireReply<SlackConversationList>> ListConversationsAsync(
        string types,
        bool excludeArchived,
        int limit,
        string? cursor = null,
        CancellationToken cancellationToken = default
    ) =>
        GetAsync(
            SlackOperations.ListConversations,
            new WireForm().Add("types", types).Add("exclude_archived", excludeArchived).Add("limit", limit).Add("cursor", cursor),
            SlackJson.Default.SlackConversationList,
            cancellationToken
        );

    /// <summary>conversations.info.</summary>
    public Task<WireReply<SlackConversationAnswer>> GetConversationAsync(string channelId, CancellationToken cancellationToken = default) =>
        GetAsync(
            SlackOperations.GetConversation,
            new WireForm().Add("channel", channelId),
            SlackJson.Default.SlackConversationAnswer,
            cancellationToken
        );

    /// <summary>conversations.invite. Where somebody is in it already, the answer says <c>already_in_channel</c> and the others may not have been invited.</summary>
    /// <param name="channelId">The channel's id.</param>
    /// <param name="userIds">The ids of the people, at most 100.</param>
    /// <param name="intent">Names the intent to the journal.</param>
    /// <param name="further">Further fields under Slack's names; one that is there already is replaced.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public Task<WireReply<SlackConversationAnswer>> InviteAsync(
        string channelId,
        IEnumerable<string> userIds,
        WireIntent? intent = null,
        JsonObject? further = null,
        CancellationToken cancellationToken = default
    ) =>
        PostAsync(
            SlackOperations.InviteToConversation,
            new SlackArguments { Channel = channelId, Users = string.Join(',', userIds) },
            Repeat.Idempotent,
            SlackJson.Default.SlackConversationAnswer,
            intent,
            further,
            cancellationToken
        );

    /// <summary>conversations.join: the app joins a public channel.</summary>
    public Task<WireReply<SlackConversationAnswer>> JoinConversationAsync(
        string channelId,
        CancellationToken cancellationToken = default
    ) =>
        PostAsync(
            SlackOperations.JoinConversation,
            new SlackArguments { Channel = channelId },
            Repeat.Idempotent,
            SlackJson.Default.SlackConversationAnswer,
            null,
            null,
            cancellationToken
        );

    /// <summary>conversations.archive. Where it is archived already, the answer says so.</summary>
    public Task<WireReply<SlackAnswer>> ArchiveConversationAsync(string channelId, CancellationToken cancellationToken = default) =>
        PostAsync(
            SlackOperations.ArchiveConversation,
            new SlackArguments { Channel = channelId },
            Repeat.Idempotent,
            SlackJson.Default.SlackAnswer,
            null,
            null,
            cancellationToken
        );

    /// <summary>conversations.history: one page, newest first. Apps sold commercially outside the Marketplace get one page a minute, of 15.</summary>
    /// <param name="channelId">The channel's id.</param>
    /// <param name="range">Which messages.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public Task<WireReply<SlackHistory>> GetHistoryAsync(
        string channelId,
        SlackRange? range = null,
        CancellationToken cancellationToken = default
    ) =>
        GetAsync(
            SlackOperations.GetHistory,
            (range ?? new SlackRange()).AddTo(new WireForm().Add("channel", channelId)),
            SlackJson.Default.SlackHistory,
            cancellationToken
        );

    /// <summary>conversations.replies: one page of a thread, its first message first.</summary>
    /// <param name="channelId">The channel's id.</param>
    /// <param name="ts">The id of the message that the thread hangs on.</param>
    /// <param name="range">Which messages.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public Task<WireReply<SlackHistory>> GetRepliesAsync(
        string channelId,
        string ts,
        SlackRange? range = null,
        CancellationToken cancellationToken = default
    ) =>
        GetAsync(
            SlackOperations.GetReplies,
            (range ?? new SlackRange()).AddTo(new WireForm().Add("channel", channelId).Add("ts", ts)),
            SlackJson.Default.SlackHistory,
            cancellationToken
        );

    /// <summary>conversations.open: the direct message with one person, or a group's; the same people give the same one.</summary>
    public Task<WireReply<SlackConversationAnswer>> OpenConversationAsync(
        IEnumerable<string> userIds,
        CancellationToken cancellationToken = default
    ) =>
        PostAsync(
            SlackOperations.OpenConversation,
            new SlackArguments { Users = string.Join(',', userIds) },
            Repeat.Idempotent,
            SlackJson.Default.SlackConversationAnswer,
            null,
            null,
            cancellationToken
        );

    /// <summary>conversations.members: one page of user ids.</summary>
    public Task<WireReply<SlackMemberList>> ListMembersAsync(
        string channelId,
        int limit = 200,
        string? cursor = null,
        CancellationToken cancellationToken = default
    ) =>
        GetAsync(
            SlackOperations.ListMembers,
            new WireForm().Add("channel", channelId).Add("limit", limit).Add("cursor", cursor),
            SlackJson.Default.SlackMemberList,
            cancellationToken
        );

    /// <summary>conversations.rename.</summary>
    public Task<WireReply<SlackConversationAnswer>> RenameConversationAsync(
        string channelId,
        string name,
        CancellationToken cancellationToken = default
    ) =>
        PostAsync(
            SlackOperations.RenameConversation,
            new SlackArguments { Channel = channelId, Name = name },
            Repeat.Idempotent,
            SlackJson.Default.SlackConversationAnswer,
            null,
            null,
            cancellationToken
        );

    /// <summary>conversations.setTopic: at most 250 characters.</summary>
    public Task<WireReply<SlackAnswer>> SetTopicAsync(string channelId, string topic, CancellationToken cancellationToken = default) =>
        PostAsync(
            SlackOperations.SetTopic,
            new SlackArguments { Channel = channelId, Topic = topic },
            Repeat.Idempotent,
            SlackJson.Default.SlackAnswer,
            null,
            null,
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

    /// <summary>users.info.</summary>
    public Task<WireReply<SlackPersonAnswer>> GetUserAsync(string userId, CancellationToken cancellationToken = default) =>
        GetAsync(SlackOperations.GetUser, new WireForm().Add("user", userId), SlackJson.Default.SlackPersonAnswer, cancellationToken);

    /// <summary>users.list: one page.</summary>
    public Task<WireReply<SlackPersonList>> ListUsersAsync(
        int limit = 200,
        string? cursor = null,
        CancellationToken cancellationToken = default
    ) =>
        GetAsync(
            SlackOperations.ListUsers,
            new WireForm().Add("limit", limit).Add("cursor", cursor),
            SlackJson.Default.SlackPersonList,
            cancellationToken
        );

    /// <summary>users.lookupByEmail.</summary>
    public Task<WireReply<SlackPersonAnswer>> LookUpUserByEmailAsync(string email, CancellationToken cancellationToken = default) =>
        GetAsync(
            SlackOperations.LookUpUserByEmail,
            new WireForm().Add("email", email),
            SlackJson.Default.SlackPersonAnswer,
            cancellationToken
        );

    /// <summary>team.info: the workspace.</summary>
    public Task<WireReply<SlackTeamAnswer>> GetTeamAsync(CancellationToken cancellationToken = default) =>
        GetAsync(SlackOperations.GetTeam, null, SlackJson.Default.SlackTeamAnswer, cancellationToken);

    /// <summary>views.open: a modal, within three seconds of the press that gave the trigger. A trigger opens one.</summary>
    public Task<WireReply<SlackViewAnswer>> OpenViewAsync(string triggerId, SlackView view, CancellationToken cancellationToken = default)
    {
        SlackBlockRules.Check(view);
        return PostAsync(
            SlackOperations.OpenView,
            new SlackArguments { TriggerId = triggerId, View = view },
            Repeat.NotIdempotent,
            SlackJson.Default.SlackViewAnswer,
            null,
            null,
            cancellationToken
        );
    }

    /// <summary>views.publish: a person's home page of the app.</summary>
    /// <param name="userId">The person's id.</param>
    /// <param name="view">The page.</param>
    /// <param name="hash">Of the page that it replaces: refuses to overwrite another.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public Task<WireReply<SlackViewAnswer>> PublishViewAsync(
        string userId,
        SlackView view,
        string? hash = null,
        CancellationToken cancellationToken = default
    )
    {
        SlackBlockRules.Check(view);
        return PostAsync(
            SlackOperations.PublishView,
            new SlackArguments
            {
                UserId = userId,
                View = view,
                Hash = hash,
            },
            Repeat.Idempotent,
            SlackJson.Default.SlackViewAnswer,
            null,
            null,
            cancellationToken
        );
    }

    /// <summary>views.update.</summary>
    /// <param name="viewId">The view's id.</param>
    /// <param name="view">The view as it shall be.</param>
    /// <param name="hash">Of the view that it replaces: refuses to overwrite another.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public Task<WireReply<SlackViewAnswer>> UpdateViewAsync(
        string viewId,
        SlackView view,
        string? hash = null,
        CancellationToken cancellationToken = default
    )
    {
        SlackBlockRules.Check(view);
        return PostAsync(
            SlackOperations.UpdateView,
            new SlackArguments
            {
                ViewId = viewId,
                View = view,
                Hash = hash,
            },
            Repeat.Idempotent,
            SlackJson.Default.SlackViewAnswer,
            null,
            null,
            cancellationToken
        );
    }

    /// <summary>files.getUploadURLExternal: where the bytes of a file go. Asked again it gives another address, and nothing comes of the first.</summary>
    /// <param name="fileName">The name.</param>
    /// <param name="length">The length in bytes.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public Task<WireReply<SlackUploadTarget>> GetUploadUrlAsync(
        string fileName,
        long length,
        CancellationToken cancellationToken = default
    ) =>
        GetAsync(
            SlackOperations.GetUploadUrl,
            new WireForm().Add("filename", fileName).Add("length", length),
            SlackJson.Default.SlackUploadTarget,
            cancellationToken
        );

    /// <summary>Sends a file's bytes to where <see cref="GetUploadUrlAsync"/> said. Nobody sees it until it is completed, so that it may be sent again.</summary>
    /// <exception cref="IntegrationException">The call failed, or the address is none of Slack's.</exception>
    public async Task<WireReply> UploadBytesAsync(Uri uploadUrl, WireBody content, CancellationToken cancellationToken = default) =>
        await connection
            .SendAsync(
                new WireCall(SlackOperations.UploadBytes, HttpMethod.Post, "", Repeat.Idempotent)
                {
                    BaseAddress = await TrustedAsync(uploadUrl, SlackOperations.UploadBytes, cancellationToken).ConfigureAwait(false),
                    Body = content,
                    Anonymous = true,
                    ExpectsJson = false,
                },
                cancellationToken
            )
            .ConfigureAwait(false);

    /// <summary>files.completeUploadExternal: makes uploaded files seen. Sent twice, it may be said twice.</summary>
    public Task<WireReply<SlackFileList>> CompleteUploadAsync(
        SlackUploadCompletion completion,
        WireIntent? intent = null,
        JsonObject? further = null,
        CancellationToken cancellationToken = default
    ) =>
        PostAsync(
            SlackOperations.CompleteUpload,
            completion,
            SlackJson.Default.SlackUploadCompletion,
            Repeat.NotIdempotent,
            SlackJson.Default.SlackFileList,
            intent,
            further,
            cancellationToken
        );

    /// <summary>Posts to the connection's incoming webhook. The answer is the bare word <c>ok</c>; sent twice, it posts twice, and nobody can look it up.</summary>
    /// <param name="post">The message; the channel is the webhook's own.</param>
    /// <param name="intent">Names the intent to the journal.</param>
    /// <param name="further">Further fields under Slack's names; one that is there already is replaced.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public Task<WireReply> PostToIncomingWebhookAsync(
        SlackPost post,
        WireIntent? intent = null,
        JsonObject? further = null,
        CancellationToken cancellationToken = default
    ) => PostToIncomingWebhookAsync(post, intent, further, null, cancellationToken);

    internal async Task<WireReply> PostToIncomingWebhookAsync(
        SlackPost post,
        WireIntent? intent,
        JsonObject? further,
        string? fingerprint,
        CancellationToken cancellationToken
    )
    {
        Check(post);
        var body = BodyOf(post, SlackJson.Default.SlackPost, further);
        var snapshot = await connection.CurrentAsync(cancellationToken).ConfigureAwait(false);
        var options = (SlackOptions)snapshot.Options;
        var address = snapshot.IsConfigured && options.Enabled ? SlackAddresses.Parse(options.IncomingWebhookUrl) : null;
        if (address is null && snapshot.IsConfigured && options.Enabled)
        {
            throw NotConfigured(SlackOperations.IncomingWebhook, nameof(SlackOptions.IncomingWebhookUrl));
        }

        return await connection
            .SendAsync(
                // The address is the credential, so it stands in no path, journal, span or message.
                new WireCall(SlackOperations.IncomingWebhook, HttpMethod.Post, "", Repeat.NotIdempotent)
                {
                    BaseAddress = address,
                    Body = body,
                    IdempotencyKey = intent?.KeyFor(connection.Id, SlackOperations.IncomingWebhook),
                    OperationKey = intent?.OperationKey,
                    Step = intent?.Step,
                    Reference = intent?.Reference,
                    Fingerprint = fingerprint,
                    Anonymous = true,
                    ExpectsJson = false,
                },
                cancellationToken
            )
            .ConfigureAwait(false);
    }

    /// <summary>Answers an interaction at its <c>response_url</c>: within 30 minutes, five times at most. Sent twice, it may show twice.</summary>
    /// <exception cref="IntegrationException">The call failed, or the address is none of Slack's.</exception>
    public async Task<WireReply> RespondAsync(Uri responseUrl, SlackPost answer, CancellationToken cancellationToken = default)
    {
        Check(answer);
        return await connection
            .SendAsync(
                new WireCall(SlackOperations.RespondToInteraction, HttpMethod.Post, "", Repeat.NotIdempotent)
                {
                    BaseAddress = await TrustedAsync(responseUrl, SlackOperations.RespondToInteraction, cancellationToken)
                        .ConfigureAwait(false),
                    Body = WireBody.Json(answer, SlackJson.Default.SlackPost),
                    Anonymous = true,
                    ExpectsJson = false,
                },
                cancellationToken
            )
            .ConfigureAwait(false);
    }

    private static void Check(SlackPost post)
    {
        ArgumentNullException.ThrowIfNull(post);
        SlackBlockRules.CheckText(post.Text);
        SlackBlockRules.Check(post.Blocks, SlackBlockRules.BlocksPerMessage);
    }

    private static WireBody BodyOf<T>(T value, JsonTypeInfo<T> type, JsonObject? further)
    {
        if (further is null)
        {
            return WireBody.Json(value, type);
        }

        var body = JsonSerializer.SerializeToNode(value, type)!.AsObject();
        foreach (var (name, given) in further)
        {
            body[name] = given?.DeepClone();
        }

        return WireBody.Json(body, SlackJson.Default.JsonObject);
    }

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

    private Task<WireReply<T>> GetAsync<T>(string operation, WireForm? query, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : SlackAnswer =>
        connection.SendAsync(
            new WireCall(operation, HttpMethod.Get, query is null ? operation : $"{operation}?{query}", Repeat.Idempotent),
            type,
            cancellationToken
        );

    private Task<WireReply<T>> PostFormAsync<T>(
        string operation,
        WireForm form,
        Repeat repeat,
        JsonTypeInfo<T> type,
        CancellationToken cancellationToken
    )
        where T : SlackAnswer =>
        connection.SendAsync(
            new WireCall(operation, HttpMethod.Post, operation, repeat) { Body = WireBody.Form(form) },
            type,
            cancellationToken
        );

    private Task<WireReply<T>> PostAsync<T>(
        string operation,
        SlackArguments arguments,
        Repeat repeat,
        JsonTypeInfo<T> type,
        WireIntent? intent,
        JsonObject? further,
        CancellationToken cancellationToken
    )
        where T : SlackAnswer =>
        PostAsync(operation, arguments, SlackJson.Default.SlackArguments, repeat, type, intent, further, cancellationToken);

    private Task<WireReply<T>> PostAsync<TBody, T>(
        string operation,
        TBody body,
        JsonTypeInfo<TBody> bodyType,
        Repeat repeat,
        JsonTypeInfo<T> type,
        WireIntent? intent,
        JsonObject? further,
        CancellationToken cancellationToken
    )
        where T : SlackAnswer =>
        connection.SendAsync(
            new WireCall(operation, HttpMethod.Post, operation, repeat)
            {
                Body = BodyOf(body, bodyType, further),
                IdempotencyKey = intent?.KeyFor(connection.Id, operation),
                OperationKey = intent?.OperationKey,
                Step = intent?.Step,
                Reference = intent?.Reference,
            },
            type,
            cancellationToken
        );

    private async ValueTask<Uri> TrustedAsync(Uri address, string operation, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(address);
        var snapshot = await connection.CurrentAsync(cancellationToken).ConfigureAwait(false);
        return SlackAddresses.IsSlack(address, snapshot.Endpoint)
            ? address
            : throw new IntegrationException(
                connection.Descriptor.Key,
                operation,
                IntegrationErrorKind.Protocol,
                $"{connection.Descriptor.Key} {operation}: the address that was given is not Slack's, so nothing was sent to it."
            );
    }

    private IntegrationException NotConfigured(string operation, string setting) =>
        new(
            connection.Descriptor.Key,
            operation,
            IntegrationErrorKind.NotConfigured,
            $"{connection.Descriptor.Key} {operation}: {setting} is not set. Nothing was sent."
        );
}
