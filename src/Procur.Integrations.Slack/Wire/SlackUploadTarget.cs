namespace Procur.Integrations.Slack.Wire;

/// <summary>Answer to files.getUploadURLExternal.</summary>
public sealed record SlackUploadTarget : SlackAnswer
{
    /// <summary>Where the bytes go. Whoever has the address may send them.</summary>
    public Uri? UploadUrl { get; init; }

    /// <summary>The file's id, to complete it by.</summary>
    public string? FileId { get; init; }

    /// <summary>The id only: the address is a secret.</summary>
    public override string ToString() => $"SlackUploadTarget {FileId}";
}
