namespace Procur.Integrations.Slack.Wire;

/// <summary>Answer to chat.getPermalink.</summary>
public sealed record SlackPermalink : SlackAnswer
{
    /// <summary>The address of the message.</summary>
    public string? Permalink { get; init; }
}
