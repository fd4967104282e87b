using System.Collections.ObjectModel;
using Procur.Integrations.GoogleWorkspace.Wire;

namespace Procur.Integrations.GoogleWorkspace;

/// <summary>Files in our words and in Drive's.</summary>
internal static class GoogleFileMap
{
    /// <summary>The shared drive that the account's root is; null for the account's own drive.</summary>
    public static string? RootOf(GoogleWorkspaceOptions options) =>
        string.IsNullOrWhiteSpace(options.SharedDriveId) ? null : options.SharedDriveId;

    /// <summary>The folder that a new file goes into; null lets Drive take the account's root.</summary>
    public static IReadOnlyList<string>? ParentsOf(string? folderId, GoogleWorkspaceOptions options) =>
        (folderId ?? RootOf(options)) is { } parent ? [parent] : null;

    public static GoogleDriveFile ToWire(FileUpload upload, GoogleWorkspaceOptions options) =>
        new()
        {
            Name = upload.Name,
            MimeType = upload.ContentType,
            // Where it stands is not content's to change.
            Parents = upload.FileId is null ? ParentsOf(upload.FolderId, options) : null,
            AppProperties = upload.Metadata.Count == 0 ? null : upload.Metadata,
        };

    public static StoredFile ToModel(GoogleDriveFile file, GoogleWorkspaceOptions options, RawJson raw) =>
        new(file.Id ?? "", file.Name ?? "")
        {
            IsFolder = file.MimeType == GoogleDriveClient.FolderType,
            FolderId = file.Parents is [var parent, ..] && parent != RootOf(options) ? parent : null,
            Length = file.Size,
            ContentType = file.MimeType,
            CreatedAt = file.CreatedTime?.ToUniversalTime(),
            ModifiedAt = file.ModifiedTime?.ToUniversalTime(),
            Version = file.HeadRevisionId,
            WebAddress = Uri.TryCreate(file.WebViewLink, UriKind.Absolute, out var link) ? link : null,
            Metadata = file.AppProperties ?? ReadOnlyDictionary<string, string>.Empty,
            Raw = raw,
        };
}
