namespace Procur.Integrations.Slack.Wire;

/// <summary>A view as it stands.</summary>
public sealed record SlackViewState
{
    /// <summary>The id, by which it is updated.</summary>
    public string Id { get; init; } = "";

    /// <summary>The app's own id of it.</summary>
    public string? CallbackId { get; init; }

    /// <summary>The app's own data.</summary>
    public string? PrivateMetadata { get; init; }

    /// <summary>Changes with each update: sent with the next one, it refuses to overwrite somebody else's.</summary>
    public string? Hash { get; init; }
}
