namespace Procur.Integrations.AmazonS3;

/// <summary>The settings of a bucket.</summary>
public sealed class AmazonS3Options : IntegrationOptions
{
    internal const int Mebibyte = 1024 * 1024;

    /// <summary>Settings with time-outs for parts of several mebibytes over slow lines: two minutes a try, ten in all.</summary>
    public AmazonS3Options()
    {
        Resilience.AttemptTimeout = TimeSpan.FromMinutes(2);
        Resilience.TotalTimeout = TimeSpan.FromMinutes(10);
    }

    /// <summary>The access key's id, <c>AKIA…</c> (IAM, Users, the user, Security credentials).</summary>
    public string? AccessKeyId { get; set; }

    /// <summary>The secret access key, shown once when the key is made.</summary>
    public string? SecretAccessKey { get; set; }

    /// <summary>The session token of temporary credentials (AWS STS); not set for a user's own key.</summary>
    public string? SessionToken { get; set; }

    /// <summary>The bucket. One connection is one bucket.</summary>
    public string? BucketName { get; set; }

    /// <summary>The region, such as <c>eu-west-1</c>. Where it is not set: <c>us-east-1</c>, and <c>auto</c> at Cloudflare R2.</summary>
    public string? Region { get; set; }

    /// <summary>Whose store it is.</summary>
    public AmazonS3Profile Profile { get; set; }

    /// <summary>
    /// The store's address without the bucket. Not needed for AWS and Spaces, which follow from the region; required for R2
    /// (<c>https://{account}.r2.cloudflarestorage.com</c>) and MinIO.
    /// </summary>
    public Uri? Endpoint { get; set; }

    /// <summary>Whether the bucket stands in the path and not in the host name; the profile decides where it is not set.</summary>
    public bool? PathStyle { get; set; }

    /// <summary>
    /// Whether the SHA-256 of all content is signed, which reads it once more; the profile decides where it is not set. Over plain HTTP content is
    /// always signed.
    /// </summary>
    public bool? SignContent { get; set; }

    /// <summary>
    /// Whether a CRC is sent with all content and checked on what is read, beside TLS. Amazon S3 verifies it; compatible stores refuse it more often
    /// than not. Off by default.
    /// </summary>
    public bool Checksums { get; set; }

    /// <summary>
    /// The size of a part in MiB, 5 to 2047; 8 by default. Content up to this size is sent as a whole, longer content in parts of it, of which there
    /// may be 10,000: content of unknown length may be 10,000 times as long and no longer.
    /// </summary>
    public int PartSizeMiB { get; set; } = 8;

    /// <summary>How many parts of one upload are on their way at once, 1 to 16; 2 by default. Each one holds a part in memory.</summary>
    public int ConcurrentParts { get; set; } = 2;

    internal Uri EffectiveEndpoint =>
        Endpoint
        ?? new Uri(
            Profile == AmazonS3Profile.DigitalOceanSpaces
                ? $"https://{EffectiveRegion}.digitaloceanspaces.com/"
                : $"https://s3.{EffectiveRegion}.{(EffectiveRegion.StartsWith("cn-", StringComparison.Ordinal) ? "amazonaws.com.cn" : "amazonaws.com")}/"
        );

    internal string EffectiveRegion =>
        !string.IsNullOrWhiteSpace(Region) ? Region
        : Profile == AmazonS3Profile.CloudflareR2 ? "auto"
        : "us-east-1";

    /// <summary>The region that signatures name: Spaces takes its own name in the address and Amazon's in the signature.</summary>
    internal string SigningRegion => Profile == AmazonS3Profile.DigitalOceanSpaces ? "us-east-1" : EffectiveRegion;

    internal bool UsesPathStyle =>
        PathStyle ?? (Profile is AmazonS3Profile.CloudflareR2 or AmazonS3Profile.Minio || !S3Address.CanBeHostName(BucketName));

    internal bool SignsContent =>
        (SignContent ?? Profile is AmazonS3Profile.DigitalOceanSpaces or AmazonS3Profile.Minio)
        || EffectiveEndpoint.Scheme != Uri.UriSchemeHttps;

    internal int PartSize => PartSizeMiB * Mebibyte;
}
