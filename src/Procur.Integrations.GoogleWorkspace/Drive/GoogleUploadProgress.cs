using Procur.Integrations.GoogleWorkspace.Wire;

namespace Procur.Integrations.GoogleWorkspace;

/// <summary>How far an upload is.</summary>
/// <param name="Received">How many bytes Google has, from the first one on without a gap.</param>
public sealed record GoogleUploadProgress(long Received)
{
    /// <summary>The file, once it is there.</summary>
    public GoogleDriveFile? File { get; init; }

    /// <summary>Whether the id that the file was to have is another file's already: this very one, where an earlier answer was lost.</summary>
    public bool IsTaken { get; init; }

    /// <summary>Google's own answer.</summary>
    public RawJson Raw { get; init; } = RawJson.Empty;
}
