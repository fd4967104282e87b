using System.Text.Json.Nodes;
using Procur.Integrations.Slack.Wire;
using Procur.Integrations.Wire;

namespace Procur.Integrations.Slack;

public sealed partial class SlackClient
{
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
    /// <param name="limit">Items a page, at most 999; Slack recommends 200.</param>
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
}
