using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;

namespace Procur.Integrations.AmazonS3.Tests;

/// <summary>What is sent to each kind of store: the switches that compatible stores stumble over.</summary>
public sealed class ProfileTests
{
    private const string Unsigned = "UNSIGNED-PAYLOAD";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(AmazonS3Profile.Aws, null, "bucket.s3.us-east-1.amazonaws.com", false)]
    [InlineData(AmazonS3Profile.CloudflareR2, "https://acc.r2.cloudflarestorage.com", "acc.r2.cloudflarestorage.com", false)]
    [InlineData(AmazonS3Profile.DigitalOceanSpaces, "https://fra1.digitaloceanspaces.com", "bucket.fra1.digitaloceanspaces.com", true)]
    [InlineData(AmazonS3Profile.Minio, "https://minio.local:9000", "minio.local:9000", true)]
    public async Task Content_is_sent_whole_signed_or_not_and_never_in_chunks_or_with_sums(
        AmazonS3Profile profile,
        string? endpoint,
        string host,
        bool signed
    )
    {
        var sent = await SendAsync(options =>
        {
            options.Profile = profile;
            options.Endpoint = endpoint is null ? null : new Uri(endpoint);
        });

        Assert.Equal(4, sent.Count);
        foreach (var (request, body) in sent)
        {
            Assert.Equal(host, request.RequestUri!.Authority);
            Assert.Equal(
                !host.StartsWith("bucket.", StringComparison.Ordinal),
                request.RequestUri.AbsolutePath.StartsWith("/bucket/", StringComparison.Ordinal)
            );
            Assert.DoesNotContain(request.Headers, header => header.Key.Contains("checksum", StringComparison.OrdinalIgnoreCase));
            Assert.DoesNotContain(request.Headers, header => header.Key.Contains("trailer", StringComparison.OrdinalIgnoreCase));
            Assert.Null(request.Headers.TransferEncodingChunked);
            Assert.NotEqual(true, request.Headers.ExpectContinue);
            var hash = Assert.Single(request.Headers.GetValues("x-amz-content-sha256"));
            if (request.Method == HttpMethod.Put)
            {
                Assert.Equal(signed ? Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(body))) : Unsigned, hash);
                Assert.DoesNotContain("chunk-signature", body, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task Over_plain_http_content_is_always_signed()
    {
        var sent = await SendAsync(options =>
        {
            options.Profile = AmazonS3Profile.Minio;
            options.Endpoint = new Uri("http://minio.local:9000");
            options.SignContent = false;
        });

        Assert.All(
            sent.Where(one => one.Request.Method == HttpMethod.Put),
            one => Assert.NotEqual(Unsigned, Assert.Single(one.Request.Headers.GetValues("x-amz-content-sha256")))
        );
    }

    [Fact]
    public async Task Sums_are_sent_where_they_are_asked_for()
    {
        var sent = await SendAsync(options => options.Checksums = true);

        Assert.All(
            sent.Where(one => one.Request.Method == HttpMethod.Put),
            one =>
                Assert.Contains(
                    one.Request.Headers,
                    header =>
                        header.Key.StartsWith("x-amz-checksum-crc", StringComparison.OrdinalIgnoreCase)
                        || header.Key.Equals("x-amz-trailer", StringComparison.OrdinalIgnoreCase)
                )
        );
    }

    [Fact]
    public async Task Further_headers_of_the_hosts_are_sent_under_S3s_names()
    {
        var capture = new CaptureHandler();
        await using var host = Host(capture, null);
        var upload = S3Host.Upload() with
        {
            ProviderOptions = new System.Text.Json.Nodes.JsonObject { ["x-amz-storage-class"] = "STANDARD_IA" },
        };

        await host.Get<IFileStorage>().UploadAsync(upload, Token);

        Assert.Equal("STANDARD_IA", Assert.Single(Assert.Single(capture.Sent).Request.Headers.GetValues("x-amz-storage-class")));
    }

    private static async Task<List<(HttpRequestMessage Request, string Body)>> SendAsync(Action<AmazonS3Options> configure)
    {
        var capture = new CaptureHandler();
        await using var host = Host(capture, configure);
        await host.Get<IFileStorage>().UploadAsync(S3Host.Upload(), Token);
        await host.Get<IFileStorage>()
            .UploadAsync(S3Host.Upload() with { Content = FileContent.FromStream(new DripStream(new byte[S3Host.PartSize])) }, Token);
        return capture.Sent;
    }

    private static TestHost Host(CaptureHandler capture, Action<AmazonS3Options>? configure) =>
        TestHost.Create(services =>
            services
                .AddAmazonS3Integration(options =>
                {
                    options.AccessKeyId = "AKIAIOSFODNN7EXAMPLE";
                    options.SecretAccessKey = "secret";
                    options.BucketName = "bucket";
                    options.PartSizeMiB = 5;
                    configure?.Invoke(options);
                })
                .ConfigureHttpClient(http => http.ConfigurePrimaryHttpMessageHandler(() => capture))
        );
}
