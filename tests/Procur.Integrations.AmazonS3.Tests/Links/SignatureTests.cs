namespace Procur.Integrations.AmazonS3.Tests;

/// <summary>Links against worked examples: Amazon's published one, and one whose algorithm was checked with Amazon's own signer for Node.</summary>
public sealed class SignatureTests
{
    private const string KeyId = "AKIAIOSFODNN7EXAMPLE";
    private const string Secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Amazons_published_example_is_met()
    {
        var link = await SignAsync(
            new AmazonS3Options { BucketName = "examplebucket", Endpoint = new Uri("https://s3.amazonaws.com") },
            new DateTimeOffset(2013, 5, 24, 0, 0, 0, TimeSpan.Zero),
            TemporaryLinkRequest.ForReading("test.txt") with
            {
                ExpiresIn = TimeSpan.FromDays(1),
            }
        );

        Assert.Equal(
            "https://examplebucket.s3.amazonaws.com/test.txt?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404",
            link.Address.AbsoluteUri
        );
        Assert.Equal(new DateTimeOffset(2013, 5, 25, 0, 0, 0, TimeSpan.Zero), link.ExpiresAt);
    }

    [Fact]
    public async Task An_own_address_with_its_port_an_odd_key_and_a_name_to_save_under()
    {
        var link = await SignAsync(
            new AmazonS3Options
            {
                BucketName = "bucket",
                Profile = AmazonS3Profile.Minio,
                Endpoint = new Uri("https://minio.local:9000"),
            },
            new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero),
            TemporaryLinkRequest.ForReading("dir a/café+1.pdf") with
            {
                ExpiresIn = TimeSpan.FromMinutes(15),
                DownloadName = "a b.pdf",
            }
        );

        Assert.Equal(
            "https://minio.local:9000/bucket/dir%20a/caf%C3%A9%2B1.pdf?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20260101%2Fus-east-1%2Fs3%2Faws4_request&X-Amz-Date=20260101T000000Z&X-Amz-Expires=900&X-Amz-SignedHeaders=host&response-content-disposition=attachment%3B%20filename%3D%22a%20b.pdf%22&X-Amz-Signature=6c67531e9b6c37efcce564141d7133fc0e8d904d11a0ad42e0b85fe12a9036af",
            link.Address.AbsoluteUri
        );
    }

    [Fact]
    public async Task Temporary_credentials_put_their_session_into_the_link()
    {
        var link = await SignAsync(
            new AmazonS3Options { BucketName = "bucket", SessionToken = "the/session+token==" },
            DateTimeOffset.UnixEpoch,
            TemporaryLinkRequest.ForWriting("a.txt")
        );

        Assert.Contains("&X-Amz-Security-Token=the%2Fsession%2Btoken%3D%3D&", link.Address.AbsoluteUri, StringComparison.Ordinal);
        Assert.Equal(HttpMethod.Put, link.Method);
    }

    [Fact]
    public async Task A_type_that_a_writer_must_send_is_signed_and_told()
    {
        var options = new AmazonS3Options { BucketName = "bucket" };
        var request = TemporaryLinkRequest.ForWriting("a.txt", "in");

        var free = await SignAsync(options, DateTimeOffset.UnixEpoch, request);
        var bound = await SignAsync(options, DateTimeOffset.UnixEpoch, request with { ContentType = "text/plain" });

        Assert.Empty(free.Headers);
        Assert.Equal("text/plain", bound.Headers["Content-Type"]);
        Assert.Contains("X-Amz-SignedHeaders=content-type%3Bhost", bound.Address.AbsoluteUri, StringComparison.Ordinal);
        Assert.Equal("in/a.txt", bound.FileId);
    }

    [Theory]
    [InlineData(AmazonS3Profile.Aws, "eu-west-1", null, "https://bucket.s3.eu-west-1.amazonaws.com/a.txt?", "eu-west-1")]
    [InlineData(AmazonS3Profile.Aws, "cn-north-1", null, "https://bucket.s3.cn-north-1.amazonaws.com.cn/a.txt?", "cn-north-1")]
    [InlineData(
        AmazonS3Profile.CloudflareR2,
        null,
        "https://acc.r2.cloudflarestorage.com",
        "https://acc.r2.cloudflarestorage.com/bucket/a.txt?",
        "auto"
    )]
    [InlineData(AmazonS3Profile.DigitalOceanSpaces, "fra1", null, "https://bucket.fra1.digitaloceanspaces.com/a.txt?", "us-east-1")]
    [InlineData(AmazonS3Profile.Minio, null, "http://minio.local:9000/", "http://minio.local:9000/bucket/a.txt?", "us-east-1")]
    public async Task Each_profile_has_its_address_and_region(
        AmazonS3Profile profile,
        string? region,
        string? endpoint,
        string start,
        string signed
    )
    {
        var link = await SignAsync(
            new AmazonS3Options
            {
                BucketName = "bucket",
                Profile = profile,
                Region = region,
                Endpoint = endpoint is null ? null : new Uri(endpoint),
            },
            DateTimeOffset.UnixEpoch,
            TemporaryLinkRequest.ForReading("a.txt")
        );

        Assert.StartsWith(start, link.Address.AbsoluteUri, StringComparison.Ordinal);
        Assert.Contains($"%2F{signed}%2Fs3%2F", link.Address.AbsoluteUri, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dotted.bucket.name")]
    [InlineData("Upper")]
    [InlineData("under_score")]
    [InlineData("ab")]
    public async Task A_bucket_whose_name_no_certificate_covers_stands_in_the_path(string bucket)
    {
        var link = await SignAsync(
            new AmazonS3Options { BucketName = bucket },
            DateTimeOffset.UnixEpoch,
            TemporaryLinkRequest.ForReading("a.txt")
        );

        Assert.StartsWith($"https://s3.us-east-1.amazonaws.com/{bucket}/a.txt?", link.Address.AbsoluteUri, StringComparison.Ordinal);
    }

    private static async Task<TemporaryLink> SignAsync(AmazonS3Options options, DateTimeOffset at, TemporaryLinkRequest request)
    {
        options.AccessKeyId = KeyId;
        options.SecretAccessKey = Secret;
        using var connection = AmazonS3Integration.CreateConnection(options, new ManualTimeProvider(at));
        return await connection.Get<ITemporaryLinks>().CreateLinkAsync(request, Token);
    }
}
