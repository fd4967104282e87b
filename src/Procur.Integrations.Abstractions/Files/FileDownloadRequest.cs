namespace Procur.Integrations;

/// <summary>Which content to read.</summary>
public sealed record FileDownloadRequest
{
    /// <summary>The file's id.</summary>
    public required string FileId { get; init; }

    /// <summary>The part of it; the whole where it is null.</summary>
    public FileRange? Range { get; init; }

    /// <summary>The kind only: an id may be personal and does not belong in a log.</summary>
    public override string ToString() => Range is { } range ? $"FileDownloadRequest ({range})" : "FileDownloadRequest";
}
