using System.Collections.ObjectModel;

namespace Procur.Integrations;

/// <summary>A file or folder as the service knows it. What a service does not tell, or not in a list, is null.</summary>
/// <param name="Id">The service's own id, opaque.</param>
/// <param name="Name">The name within its folder.</param>
public sealed record StoredFile(string Id, string Name)
{
    /// <summary>Whether it is a folder.</summary>
    public bool IsFolder { get; init; }

    /// <summary>The id of the folder it stands in; null at the root.</summary>
    public string? FolderId { get; init; }

    /// <summary>The length in bytes; null for folders and for documents that have none (a Google Doc).</summary>
    public long? Length { get; init; }

    /// <summary>The media type.</summary>
    public string? ContentType { get; init; }

    /// <summary>When it was made (UTC).</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it was changed last (UTC).</summary>
    public DateTimeOffset? ModifiedAt { get; init; }

    /// <summary>The service's mark of this content, another one after each change (an ETag, a revision id).</summary>
    public string? Version { get; init; }

    /// <summary>Where a person with access sees it in a browser.</summary>
    public Uri? WebAddress { get; init; }

    /// <summary>The host's own names and values that were stored with it.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>The service's own answer, where it is JSON.</summary>
    public RawJson Raw { get; init; } = RawJson.Empty;

    /// <summary>The kind and length only: names and ids may be personal and do not belong in a log.</summary>
    public override string ToString() => IsFolder ? "StoredFile (folder)" : $"StoredFile ({Length} bytes)";
}
