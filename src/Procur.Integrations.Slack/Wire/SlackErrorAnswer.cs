namespace Procur.Integrations.Slack.Wire;

internal sealed record SlackErrorAnswer
{
    public string? Error { get; init; }

    public string? Needed { get; init; }

    public SlackErrorMetadata? ResponseMetadata { get; init; }
}
