using Procur.Integrations.Wire;

namespace Procur.Integrations.Slack;

/// <summary>Slack's published rate limits: tiers a method, counted per app and workspace. Half of a minute's calls may go at once after a rest.</summary>
internal static class SlackLimits
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly RateLimit Tier2 = new(20, Minute) { Burst = 10 };
    private static readonly RateLimit Tier3 = new(50, Minute) { Burst = 25 };
    private static readonly RateLimit Tier4 = new(100, Minute) { Burst = 50 };

    // About one a second, with short bursts tolerated.
    private static readonly RateLimit OneASecond = new(1, TimeSpan.FromSeconds(1)) { Burst = 3 };

    public static IReadOnlyDictionary<string, RateLimit> ByOperation { get; } =
        new Dictionary<string, RateLimit>(StringComparer.Ordinal)
        {
            // Counted per channel: the calls say which.
            [SlackOperations.PostMessage] = OneASecond,
            [SlackOperations.IncomingWebhook] = OneASecond,
            [SlackOperations.AuthTest] = Tier4,
            [SlackOperations.AuthRevoke] = Tier3,
            [SlackOperations.UpdateMessage] = Tier3,
            [SlackOperations.DeleteMessage] = Tier3,
            [SlackOperations.PostEphemeral] = Tier4,
            [SlackOperations.GetPermalink] = Tier4,
            [SlackOperations.ScheduleMessage] = Tier3,
            [SlackOperations.CreateConversation] = Tier2,
            [SlackOperations.ListConversations] = Tier2,
            [SlackOperations.GetConversation] = Tier3,
            [SlackOperations.InviteToConversation] = Tier3,
            [SlackOperations.JoinConversation] = Tier3,
            [SlackOperations.ArchiveConversation] = Tier2,
            [SlackOperations.GetHistory] = Tier3,
            [SlackOperations.GetReplies] = Tier3,
            [SlackOperations.OpenConversation] = Tier3,
            [SlackOperations.ListMembers] = Tier4,
            [SlackOperations.RenameConversation] = Tier2,
            [SlackOperations.SetTopic] = Tier2,
            [SlackOperations.AddReaction] = Tier3,
            [SlackOperations.RemoveReaction] = Tier2,
            [SlackOperations.GetReactions] = Tier3,
            [SlackOperations.GetUser] = Tier4,
            [SlackOperations.ListUsers] = Tier2,
            [SlackOperations.LookUpUserByEmail] = Tier3,
            [SlackOperations.GetTeam] = Tier3,
            [SlackOperations.OpenView] = Tier4,
            [SlackOperations.PublishView] = Tier4,
            [SlackOperations.UpdateView] = Tier4,
            [SlackOperations.GetUploadUrl] = Tier4,
            [SlackOperations.CompleteUpload] = Tier4,
        };
}
