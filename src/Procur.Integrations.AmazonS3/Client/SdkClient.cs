using Amazon.S3;

namespace Procur.Integrations.AmazonS3;

/// <summary>The SDK's client for one state of the connection.</summary>
internal sealed record SdkClient(string Version, IAmazonS3 Client, AmazonS3Options Options)
{
    public string Bucket => Options.BucketName!;
}
