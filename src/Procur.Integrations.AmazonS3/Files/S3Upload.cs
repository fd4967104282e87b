using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.S3.Model;

namespace Procur.Integrations.AmazonS3;

/// <summary>What is stored, but for the content.</summary>
internal sealed class S3Upload
{
    /// <summary>The metadata by which an object is known again as this upload's, after an answer was lost.</summary>
    public const string MarkName = "procur-upload";

    private const int MarkLength = 32;

    private readonly IReadOnlyList<KeyValuePair<string, string>> metadata;
    private readonly JsonObject? headers;

    private S3Upload(FileUpload upload)
    {
        Key = upload.FileId is null ? S3Key.Of(upload.Name, upload.FolderId) : S3Key.Checked(upload.FileId);
        ContentType = upload.ContentType;
        OnlyNew = upload.IfNameTaken == FileNameConflict.Fail;
        Mark = MarkOf(upload);
        metadata = S3Metadata.ToWire(upload.Metadata);
        headers = upload.ProviderOptions;
    }

    public string Key { get; }

    public string? ContentType { get; }

    public bool OnlyNew { get; }

    public string Mark { get; }

    /// <summary>Whether the mark is sent along: where a repeat is known by it alone.</summary>
    public bool IsMarked { get; init; }

    /// <exception cref="ArgumentException">S3 does not take it.</exception>
    public static S3Upload Of(FileUpload upload, bool inParts) =>
        new(upload) { IsMarked = inParts || upload.IfNameTaken == FileNameConflict.Fail };

    public void Fill(HeadersCollection into, MetadataCollection names)
    {
        if (ContentType is not null)
        {
            into.ContentType = ContentType;
        }

        foreach (var (name, value) in headers ?? [])
        {
            into[name] = value?.GetValueKind() == JsonValueKind.String ? (string?)value : value?.ToJsonString();
        }

        foreach (var (name, value) in metadata)
        {
            names.Add(name, value);
        }

        if (IsMarked)
        {
            names.Add(MarkName, Mark);
        }
    }

    // The caller's own key outlives the process, so an upload is known again after a crash.
    private static string MarkOf(FileUpload upload) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(upload.OperationKey ?? upload.IdempotencyKey)))[..MarkLength];
}
