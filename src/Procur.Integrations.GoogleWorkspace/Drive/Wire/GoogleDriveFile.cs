namespace Procur.Integrations.GoogleWorkspace.Wire;

/// <summary>A file or folder of Drive. What was not asked for is null.</summary>
public sealed record GoogleDriveFile
{
    /// <summary>The id.</summary>
    public string? Id { get; init; }

    /// <summary>The name; others in the same folder may have the same.</summary>
    public string? Name { get; init; }

    /// <summary>The media type; Google's own documents and folders have <c>application/vnd.google-apps.…</c>.</summary>
    public string? MimeType { get; init; }

    /// <summary>The folder it stands in: one at most.</summary>
    public IReadOnlyList<string>? Parents { get; init; }

    /// <summary>The content's length in bytes; folders and Google's own documents have none.</summary>
    public long? Size { get; init; }

    /// <summary>When it was made (UTC).</summary>
    public DateTimeOffset? CreatedTime { get; init; }

    /// <summary>When it was changed last (UTC).</summary>
    public DateTimeOffset? ModifiedTime { get; init; }

    /// <summary>The id of the content as it is now; another one after each change of it.</summary>
    public string? HeadRevisionId { get; init; }

    /// <summary>Counts every change, of names and permissions too.</summary>
    public long? Version { get; init; }

    /// <summary>The content's MD5 in hex.</summary>
    public string? Md5Checksum { get; init; }

    /// <summary>Where a person with access sees it.</summary>
    public string? WebViewLink { get; init; }

    /// <summary>The shared drive it stands in.</summary>
    public string? DriveId { get; init; }

    /// <summary>Whether it is in the bin.</summary>
    public bool? Trashed { get; init; }

    /// <summary>Names and values that this app alone sees; at most 30, of 124 bytes each.</summary>
    public IReadOnlyDictionary<string, string>? AppProperties { get; init; }
}
