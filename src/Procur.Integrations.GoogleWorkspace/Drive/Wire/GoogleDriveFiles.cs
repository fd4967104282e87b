namespace Procur.Integrations.GoogleWorkspace.Wire;

/// <summary>A page of files.</summary>
public sealed record GoogleDriveFiles
{
    /// <summary>The files.</summary>
    public IReadOnlyList<GoogleDriveFile>? Files { get; init; }

    /// <summary>The next page; null at the end.</summary>
    public string? NextPageToken { get; init; }

    /// <summary>Whether Google has left drives unsearched: then files may be missing.</summary>
    public bool IncompleteSearch { get; init; }
}
