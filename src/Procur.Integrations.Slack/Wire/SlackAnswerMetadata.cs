namespace Procur.Integrations.Slack.Wire;

/// <summary>Where a list goes on.</summary>
public sealed record SlackAnswerMetadata
{
    /// <summary>The cursor of the next page; empty on the last one.</summary>
    public string? NextCursor { get; init; }
}
