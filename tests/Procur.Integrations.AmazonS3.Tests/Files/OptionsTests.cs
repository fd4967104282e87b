namespace Procur.Integrations.AmazonS3.Tests;

/// <summary>What settings are refused, and that no message holds a secret.</summary>
public sealed class OptionsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("SecretAccessKey", "two words")]
    [InlineData("BucketName", "bucket/folder")]
    [InlineData("Region", "eu-west-1.evil.example/")]
    [InlineData("Endpoint", "http://s3.example.com/")]
    [InlineData("Endpoint", "https://user:pass@s3.example.com/")]
    [InlineData("Endpoint", "https://s3.example.com/?x=1")]
    [InlineData("PartSizeMiB", "4")]
    [InlineData("PartSizeMiB", "2048")]
    [InlineData("ConcurrentParts", "0")]
    [InlineData("ConcurrentParts", "17")]
    [InlineData("Profile", "CloudflareR2")]
    [InlineData("Profile", "Minio")]
    public async Task A_setting_that_cannot_be_right_is_named_before_anything_is_sent(string name, string value)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Integrations:AmazonS3:Environment"] = "Production",
            ["Integrations:AmazonS3:AccessKeyId"] = "AKIA",
            ["Integrations:AmazonS3:SecretAccessKey"] = "secret",
            ["Integrations:AmazonS3:BucketName"] = "bucket",
        };
        settings[$"Integrations:AmazonS3:{name}"] = value;
        await using var host = TestHost.Create(services => services.AddAmazonS3Integration(), settings);

        var e = await Assert.ThrowsAsync<IntegrationException>(() => host.Get<IFileStorage>().GetAsync("a", Token));

        Assert.Equal(IntegrationErrorKind.NotConfigured, e.Kind);
        Assert.Contains(name == "Profile" ? "Endpoint" : name, e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(value.Contains(' ', StringComparison.Ordinal) ? value : "pass@", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_flat_environment_names_are_read()
    {
        await using var host = TestHost.Create(
            services => services.AddAmazonS3Integration(),
            new Dictionary<string, string?>
            {
                ["AWS_ACCESS_KEY_ID"] = "AKIA",
                ["AWS_SECRET_ACCESS_KEY"] = "secret",
                ["AWS_REGION"] = "eu-west-1",
                ["S3_BUCKET_NAME"] = "bucket",
            }
        );

        var link = await host.Get<ITemporaryLinks>().CreateLinkAsync(TemporaryLinkRequest.ForReading("a"), Token);

        Assert.StartsWith("https://bucket.s3.eu-west-1.amazonaws.com/a?", link.Address.AbsoluteUri, StringComparison.Ordinal);
    }
}
