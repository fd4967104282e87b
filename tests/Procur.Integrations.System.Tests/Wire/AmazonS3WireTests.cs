using Procur.Integrations.AmazonS3;

namespace Procur.Integrations.System.Tests.Wire;

/// <summary>Every request of the Amazon S3 package against Amazon's own specification.</summary>
public sealed class AmazonS3WireTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void No_operation_is_without_a_run() =>
        Assert.Equal(
            AmazonS3Operations.All.Except(AmazonS3WireCalls.NotSent).Order(StringComparer.Ordinal),
            AmazonS3WireCalls
                .All.Keys.SelectMany(run => run.Split(", "))
                .Where(AmazonS3Operations.All.Contains)
                .Distinct()
                .Order(StringComparer.Ordinal)
        );

    [Fact]
    public async Task Every_operation_fits_the_documents()
    {
        await using var mock = await SpecMock.StartAsync("aws", Token);
        var options = new AmazonS3Options
        {
            AccessKeyId = "AKIAIOSFODNN7EXAMPLE",
            SecretAccessKey = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
            BucketName = "the-bucket",
            Endpoint = new Uri(mock.Address, "aws/s3/"),
            PathStyle = true,
            PartSizeMiB = 5,
        };
        options.Resilience.MaxAttempts = 1;
        using var connection = AmazonS3Integration.CreateConnection(options);
        await WireRun.AsyncOver(mock, connection, AmazonS3WireCalls.All, Token);
    }
}
