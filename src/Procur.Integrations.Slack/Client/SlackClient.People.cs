using Procur.Integrations.Slack.Wire;
using Procur.Integrations.Wire;

namespace Procur.Integrations.Slack;

public sealed partial class SlackClient
{
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
}
