using Procur.Integrations.Slack.Wire;
using Procur.Integrations.Wire;

namespace Procur.Integrations.Slack;

public sealed partial class SlackClient
{
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
}
