namespace Procur.Integrations.AmazonS3;

/// <summary>Whose store it is: what its S3 API takes differs.</summary>
public enum AmazonS3Profile
{
    /// <summary>Amazon S3: the bucket in the host name, content protected by TLS and not signed.</summary>
    Aws = 0,

    /// <summary>Cloudflare R2: the bucket in the path, region <c>auto</c>, content not signed.</summary>
    CloudflareR2,

    /// <summary>DigitalOcean Spaces: the bucket in the host name, content signed.</summary>
    DigitalOceanSpaces,

    /// <summary>MinIO and other stores of one's own: the bucket in the path, content signed, plain HTTP allowed.</summary>
    Minio,
}
