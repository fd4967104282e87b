namespace Procur.Integrations.AmazonS3.Tests;

/// <summary>The platform's traps and the SDK's own habits, over raw sockets.</summary>
public sealed class TrapTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(301)]
    [InlineData(307)]
    public async Task A_redirect_is_followed_neither_by_the_platform_nor_by_the_SDK(int status)
    {
        await using var thief = StandIn.Start();
        await using var standIn = StandIn
            .Start()
            .Always(_ =>
                S3Answers
                    .Error(status, status == 301 ? "PermanentRedirect" : "TemporaryRedirect", "elsewhere")
                    .With("Location", thief.Endpoint.ToString())
            );
        await using var host = S3Host.Create(standIn);

        var e = await Assert.ThrowsAsync<IntegrationException>(() => host.Get<IFileStorage>().UploadAsync(S3Host.Upload(), Token));

        Assert.Equal(IntegrationErrorKind.NotConfigured, e.Kind);
        Assert.Contains("Region", e.Message, StringComparison.Ordinal);
        Assert.Equal(0, thief.Connections);
        Assert.Equal(1, standIn.Count);
    }

    [Fact]
    public async Task The_SDK_sends_nothing_again_by_itself()
    {
        await using var standIn = StandIn.Start(S3Answers.Stored).Always(_ => Reply.Close);
        await using var host = S3Host.Create(standIn, options => options.Resilience.MaxAttempts = 1);
        await host.Get<IFileStorage>().UploadAsync(S3Host.Upload(), Token);

        await Assert.ThrowsAsync<IntegrationException>(() => host.Get<IFileStorage>().UploadAsync(S3Host.Upload(), Token));
        await Assert.ThrowsAsync<IntegrationException>(() => host.Get<IFileStorage>().DeleteAsync("a.bin", Token));

        Assert.Equal(3, standIn.Count);
    }

    [Fact]
    public async Task A_secret_that_was_rotated_meanwhile_is_used_at_once()
    {
        await using var standIn = StandIn.Start();
        await using var host = TestHost.Create(
            services => services.AddAmazonS3Integration(),
            new Dictionary<string, string?>
            {
                ["Integrations:AmazonS3:Endpoint"] = standIn.Endpoint.AbsoluteUri,
                ["Integrations:AmazonS3:AccessKeyId"] = "OLDKEY",
                ["Integrations:AmazonS3:SecretAccessKey"] = "old",
                ["Integrations:AmazonS3:BucketName"] = "the-bucket",
                ["Integrations:AmazonS3:PathStyle"] = "true",
            }
        );
        standIn.Always(request =>
        {
            if (request.Header("Authorization")!.Contains("NEWKEY", StringComparison.Ordinal))
            {
                return S3Answers.Stored;
            }

            host.Set("Integrations:AmazonS3:AccessKeyId", "NEWKEY");
            return S3Answers.Error(403, "InvalidAccessKeyId", "unknown");
        });

        await host.Get<IFileStorage>().UploadAsync(S3Host.Upload(), Token);

        Assert.Equal(2, standIn.Count);
    }
}
