namespace Procur.Integrations.Slack.Wire;

/// <summary>Answer to files.completeUploadExternal.</summary>
public sealed record SlackFileList : SlackAnswer
{
    /// <summary>The files.</summary>
    public IReadOnlyList<SlackFile> Files { get; init; } = [];
}
