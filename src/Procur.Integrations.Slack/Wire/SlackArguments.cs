namespace Procur.Integrations.Slack.Wire;

/// <summary>Body of the methods that take a few names only.</summary>
internal sealed record SlackArguments
{
    public string? Channel { get; init; }

    public string? Name { get; init; }

    public bool? IsPrivate { get; init; }

    public string? Users { get; init; }

    public bool? ReturnIm { get; init; }

    public string? Topic { get; init; }

    public string? Timestamp { get; init; }

    public string? TriggerId { get; init; }

    public string? UserId { get; init; }

    public string? ViewId { get; init; }

    public string? ExternalId { get; init; }

    public string? Hash { get; init; }

    public SlackView? View { get; init; }

    public bool? Test { get; init; }
}
