namespace Procur.Integrations.AmazonS3;

/// <summary>The wire operations of <see cref="S3Client"/>, as they stand in spans, metrics, audit records and errors: Amazon's own names.</summary>
public static class AmazonS3Operations
{
    internal const string PutObject = "PutObject";
    internal const string GetObject = "GetObject";
    internal const string HeadObject = "HeadObject";
    internal const string DeleteObject = "DeleteObject";
    internal const string ListObjects = "ListObjectsV2";
    internal const string CreateMultipartUpload = "CreateMultipartUpload";
    internal const string UploadPart = "UploadPart";
    internal const string CompleteMultipartUpload = "CompleteMultipartUpload";
    internal const string AbortMultipartUpload = "AbortMultipartUpload";
    internal const string Presign = "Presign";

    /// <summary>Every operation.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        PutObject,
        GetObject,
        HeadObject,
        DeleteObject,
        ListObjects,
        CreateMultipartUpload,
        UploadPart,
        CompleteMultipartUpload,
        AbortMultipartUpload,
        Presign,
    ];
}
