using Procur.Integrations.Sandbox.AmazonS3.Wire;

namespace Procur.Integrations.Sandbox.AmazonS3.Operations;

/// <summary>Which operation a request asks for: by method, by whether there is a key, and by what stands in the query.</summary>
internal static class S3Operations
{
    private static readonly string[] SubResources =
    [
        "acl",
        "attributes",
        "cors",
        "delete",
        "encryption",
        "lifecycle",
        "location",
        "policy",
        "tagging",
        "torrent",
        "uploadId",
        "uploads",
        "versioning",
        "versions",
    ];

    private static readonly S3Operation Put = new("PutObject", true, ObjectOperations.Put);
    private static readonly S3Operation Get = new("GetObject", false, ObjectOperations.Get);
    private static readonly S3Operation Head = new("HeadObject", false, ObjectOperations.Get);
    private static readonly S3Operation Delete = new("DeleteObject", true, ObjectOperations.Delete);
    private static readonly S3Operation List = new("ListObjectsV2", false, BucketOperations.List);
    private static readonly S3Operation HeadBucket = new("HeadBucket", false, BucketOperations.Head);
    private static readonly S3Operation Location = new("GetBucketLocation", false, BucketOperations.Location);
    private static readonly S3Operation ListUploads = new("ListMultipartUploads", false, MultipartOperations.ListUploads);
    private static readonly S3Operation Create = new("CreateMultipartUpload", false, MultipartOperations.Create);
    private static readonly S3Operation Part = new("UploadPart", false, MultipartOperations.UploadPart);
    private static readonly S3Operation ListParts = new("ListParts", false, MultipartOperations.ListParts);
    private static readonly S3Operation Complete = new("CompleteMultipartUpload", true, MultipartOperations.Complete);
    private static readonly S3Operation Abort = new("AbortMultipartUpload", false, MultipartOperations.Abort);

    /// <summary>Null where the stand-in has no such thing.</summary>
    public static S3Operation? Find(string method, S3Address address, bool copies)
    {
        var asked = address.QueryNames.Intersect(SubResources).Order(StringComparer.Ordinal).FirstOrDefault();
        return (method, address.Key.Length > 0, asked) switch
        {
            ("PUT", true, null) when !copies => Put,
            ("GET", true, null) => Get,
            ("HEAD", true, null) => Head,
            ("DELETE", true, null) => Delete,
            ("POST", true, "uploads") => Create,
            ("PUT", true, "uploadId") when !copies => Part,
            ("GET", true, "uploadId") => ListParts,
            ("POST", true, "uploadId") => Complete,
            ("DELETE", true, "uploadId") => Abort,
            ("GET", false, null) when address.Query("list-type") == "2" => List,
            ("GET", false, "uploads") => ListUploads,
            ("GET", false, "location") => Location,
            ("HEAD", false, null) => HeadBucket,
            _ => null,
        };
    }
}
