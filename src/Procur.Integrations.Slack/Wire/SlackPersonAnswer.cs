namespace Procur.Integrations.Slack.Wire;

/// <summary>Answer with one user.</summary>
public sealed record SlackPersonAnswer : SlackAnswer
{
    /// <summary>The user.</summary>
    public SlackPerson? User { get; init; }
}
