namespace Procur.Integrations.Slack.Wire;

/// <summary>Answer to views.open, views.publish and views.update.</summary>
public sealed record SlackViewAnswer : SlackAnswer
{
    /// <summary>The view as it stands.</summary>
    public SlackViewState? View { get; init; }
}
