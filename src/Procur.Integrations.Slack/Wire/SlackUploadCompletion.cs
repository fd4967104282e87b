namespace Procur.Integrations.Slack.Wire;

/// <summary>Body of files.completeUploadExternal.</summary>
/// <param name="Files">The uploaded files.</param>
public sealed record SlackUploadCompletion(IReadOnlyList<SlackFile> Files)
{
    /// <summary>The channel to share them in.</summary>
    public string? ChannelId { get; init; }

    /// <summary>What is said with them, as mrkdwn.</summary>
    public string? InitialComment { get; init; }

    /// <summary>The thread to share them in.</summary>
    public string? ThreadTs { get; init; }
}
