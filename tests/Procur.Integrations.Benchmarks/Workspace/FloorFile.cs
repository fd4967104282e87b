namespace Procur.Integrations.Benchmarks.Workspace;

internal sealed record FloorFile(
    string? Id,
    string? Name,
    string? MimeType,
    IReadOnlyList<string>? Parents,
    long? Size,
    DateTimeOffset? CreatedTime,
    DateTimeOffset? ModifiedTime,
    string? HeadRevisionId,
    long? Version,
    string? Md5Checksum,
    string? WebViewLink,
    string? DriveId,
    bool? Trashed,
    IReadOnlyDictionary<string, string>? AppProperties
);
