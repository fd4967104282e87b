using System.Globalization;
using Microsoft.Extensions.DependencyInjection;

namespace Procur.Integrations.AmazonS3.Tests;

/// <summary>Memory held while content of any length goes through.</summary>
[Collection(nameof(FlatMemoryTests))]
[CollectionDefinition(nameof(FlatMemoryTests), DisableParallelization = true)]
public sealed class FlatMemoryTests
{
    private const long Mebibyte = 1024 * 1024;
    private const long Most = 32 * Mebibyte;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    // Five gibibytes where the long set is asked for, half a gibibyte else.
    private static long Length => (Environment.GetEnvironmentVariable("PROCUR_LONG") == "1" ? 5 * 1024 : 512) * Mebibyte;

    [Fact]
    [Trait("Set", "Long")]
    public Task Content_of_unknown_length_holds_less_than_32_MiB() => SendAsync(Length);

    private static async Task SendAsync(long length)
    {
        var swallow = new SwallowingHandler();
        await using var host = TestHost.Create(services =>
            services
                .AddAmazonS3Integration(options =>
                {
                    options.AccessKeyId = "AKIA";
                    options.SecretAccessKey = "secret";
                    options.BucketName = "bucket";
                })
                .ConfigureHttpClient(http => http.ConfigurePrimaryHttpMessageHandler(() => swallow))
        );
        var before = GC.GetTotalMemory(forceFullCollection: true);

        var stored = await host.Get<IFileStorage>()
            .UploadAsync(S3Host.Upload() with { Content = FileContent.FromStream(new MadeStream(length)) }, Token);

        Assert.Equal(length, stored.Length);
        Assert.Equal(length, swallow.Received);
        Assert.Equal(length / (8 * Mebibyte), swallow.Parts);
        var held = swallow.Peak - before;
        Assert.True(held < Most, string.Create(CultureInfo.InvariantCulture, $"{held / Mebibyte} MiB were held."));
    }
}
