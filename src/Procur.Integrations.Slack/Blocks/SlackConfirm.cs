namespace Procur.Integrations.Slack;

/// <summary>A question before a press counts.</summary>
/// <param name="Title">The title: plain text, at most 100 characters.</param>
/// <param name="Text">The question, at most 300 characters.</param>
/// <param name="Confirm">What is read on the button that goes on, at most 30 characters.</param>
/// <param name="Deny">What is read on the button that does not, at most 30 characters.</param>
public sealed record SlackConfirm(SlackText Title, SlackText Text, SlackText Confirm, SlackText Deny)
{
    /// <summary><c>primary</c> or <c>danger</c>.</summary>
    public string? Style { get; init; }
}
