namespace Procur.Integrations;

/// <summary>Makes a link. <see cref="ForReading"/> and <see cref="ForWriting"/> fill in what is needed.</summary>
public sealed record TemporaryLinkRequest : IntegrationRequest
{
    /// <summary>What the holder may do.</summary>
    public LinkAccess Access { get; init; }

    /// <summary>The file that is read, or whose content is replaced.</summary>
    public string? FileId { get; init; }

    /// <summary>The name of a file that is written anew, in place of <see cref="FileId"/>.</summary>
    public string? Name { get; init; }

    /// <summary>The folder of a file that is written anew; the account's root where it is null.</summary>
    public string? FolderId { get; init; }

    /// <summary>How long the link works. A service with a time of its own (OneDrive) uses that: see <see cref="TemporaryLink.ExpiresAt"/>.</summary>
    public TimeSpan ExpiresIn { get; init; } = TimeSpan.FromHours(1);

    /// <summary>
    /// The name under which a browser saves what it reads, in place of showing it; null leaves that to the service. Set it for files that
    /// strangers uploaded: a browser that shows them runs their scripts.
    /// </summary>
    public string? DownloadName { get; init; }

    /// <summary>The media type that a writer must send; where it is null the writer may choose.</summary>
    public string? ContentType { get; init; }

    /// <summary>A link that reads a file.</summary>
    public static TemporaryLinkRequest ForReading(string fileId)
    {
        ArgumentException.ThrowIfNullOrEmpty(fileId);
        return new() { Access = LinkAccess.Read, FileId = fileId };
    }

    /// <summary>A link that writes a file.</summary>
    /// <param name="name">Its name within the folder.</param>
    /// <param name="folderId">The folder; the account's root where it is null.</param>
    public static TemporaryLinkRequest ForWriting(string name, string? folderId = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return new()
        {
            Access = LinkAccess.Write,
            Name = name,
            FolderId = folderId,
        };
    }
}
