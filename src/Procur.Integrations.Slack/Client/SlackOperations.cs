namespace Procur.Integrations.Slack;

/// <summary>The wire operations of <see cref="SlackClient"/>, as they stand in spans, metrics, audit records and errors: Slack's own method names.</summary>
public static class SlackOperations
{
    internal const string AuthTest = "auth.test";
    internal const string AuthRevoke = "auth.revoke";
    internal const string PostMessage = "chat.postMessage";
    internal const string UpdateMessage = "chat.update";
    internal const string DeleteMessage = "chat.delete";
    internal const string PostEphemeral = "chat.postEphemeral";
    internal const string GetPermalink = "chat.getPermalink";
    internal const string ScheduleMessage = "chat.scheduleMessage";
    internal const string CreateConversation = "conversations.create";
    internal const string ListConversations = "conversations.list";
    internal const string GetConversation = "conversations.info";
    internal const string InviteToConversation = "conversations.invite";
    internal const string JoinConversation = "conversations.join";
    internal const string ArchiveConversation = "conversations.archive";
    internal const string GetHistory = "conversations.history";
    internal const string GetReplies = "conversations.replies";
    internal const string OpenConversation = "conversations.open";
    internal const string ListMembers = "conversations.members";
    internal const string RenameConversation = "conversations.rename";
    internal const string SetTopic = "conversations.setTopic";
    internal const string AddReaction = "reactions.add";
    internal const string RemoveReaction = "reactions.remove";
    internal const string GetReactions = "reactions.get";
    internal const string GetUser = "users.info";
    internal const string ListUsers = "users.list";
    internal const string LookUpUserByEmail = "users.lookupByEmail";
    internal const string GetTeam = "team.info";
    internal const string OpenView = "views.open";
    internal const string PublishView = "views.publish";
    internal const string UpdateView = "views.update";
    internal const string GetUploadUrl = "files.getUploadURLExternal";
    internal const string UploadBytes = "files.upload.bytes";
    internal const string CompleteUpload = "files.completeUploadExternal";
    internal const string IncomingWebhook = "incoming-webhook";
    internal const string RespondToInteraction = "response-url";

    /// <summary>Every one of them.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        AuthTest,
        AuthRevoke,
        PostMessage,
        UpdateMessage,
        DeleteMessage,
        PostEphemeral,
        GetPermalink,
        ScheduleMessage,
        CreateConversation,
        ListConversations,
        GetConversation,
        InviteToConversation,
        JoinConversation,
        ArchiveConversation,
        GetHistory,
        GetReplies,
        OpenConversation,
        ListMembers,
        RenameConversation,
        SetTopic,
        AddReaction,
        RemoveReaction,
        GetReactions,
        GetUser,
        ListUsers,
        LookUpUserByEmail,
        GetTeam,
        OpenView,
        PublishView,
        UpdateView,
        GetUploadUrl,
        UploadBytes,
        CompleteUpload,
        IncomingWebhook,
        RespondToInteraction,
    ];
}
