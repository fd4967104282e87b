namespace Procur.Integrations.Slack.Wire;

internal sealed record SlackErrorMetadata
{
    public IReadOnlyList<string>? Messages { get; init; }
}
