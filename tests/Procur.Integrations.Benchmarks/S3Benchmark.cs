using System.Diagnostics;
using System.Globalization;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Procur.Integrations.AmazonS3;

namespace Procur.Integrations.Benchmarks;

/// <summary>Uploads by our provider against the AWS SDK with its defaults, side by side in one run.</summary>
internal static class S3Benchmark
{
    public const string Argument = "s3";

    private const int Small = 4 * 1024;
    private const int Large = 256 * 1024 * 1024;
    private const int Rounds = 5;
    private const double Mebibyte = 1024 * 1024;

    public static async Task RunAsync(int calls)
    {
        var (server, address) = await S3Server.StartAsync();
        using (server)
        {
            using var connection = AmazonS3Integration.CreateConnection(
                new AmazonS3Options
                {
                    AccessKeyId = "AKIAIOSFODNN7EXAMPLE",
                    SecretAccessKey = "benchmark",
                    BucketName = "the-bucket",
                    Profile = AmazonS3Profile.Minio,
                    Endpoint = address,
                }
            );
            using var sdk = new AmazonS3Client(
                new BasicAWSCredentials("AKIAIOSFODNN7EXAMPLE", "benchmark"),
                new AmazonS3Config { ServiceURL = address.AbsoluteUri, ForcePathStyle = true }
            );
            var files = connection.Get<IFileStorage>();
            await SmallAsync(sdk, files, calls);
            await LargeAsync(sdk, files);
            await server.StandardInput.WriteLineAsync();
            await server.WaitForExitAsync();
        }
    }

    private static async Task SmallAsync(AmazonS3Client sdk, IFileStorage files, int calls)
    {
        var bytes = new byte[Small];
        async Task Theirs()
        {
            using var stream = new MemoryStream(bytes);
            await sdk.PutObjectAsync(
                new PutObjectRequest
                {
                    BucketName = "the-bucket",
                    Key = "small.bin",
                    InputStream = stream,
                }
            );
        }

        Task Ours() => files.UploadAsync(new FileUpload { Name = "small.bin", Content = FileContent.FromBytes(bytes) });

        Report.Head("Amazon S3, 4 KiB, 64 callers; the floor is the AWS SDK with its defaults");
        List<Cost> theirs = [];
        List<Cost> ours = [];
        for (var round = 0; round <= Rounds; round++)
        {
            var (floor, own) = (await Measure.RunAsync(Theirs, calls, 64), await Measure.RunAsync(Ours, calls, 64));
            if (round > 0)
            {
                theirs.Add(floor);
                ours.Add(own);
            }
        }

        Report.Line("S3 put", Cost.Median(theirs), Cost.Median(ours));
    }

    private static async Task LargeAsync(AmazonS3Client sdk, IFileStorage files)
    {
        var bytes = new byte[Large];
        List<double> theirs = [];
        List<double> ours = [];
        var held = 0L;
        for (var round = 0; round <= Rounds; round++)
        {
            var began = Stopwatch.GetTimestamp();
            using (var stream = new MemoryStream(bytes))
            {
                await sdk.PutObjectAsync(
                    new PutObjectRequest
                    {
                        BucketName = "the-bucket",
                        Key = "large.bin",
                        InputStream = stream,
                    }
                );
            }

            var their = Stopwatch.GetElapsedTime(began).TotalSeconds;
            var before = GC.GetTotalMemory(forceFullCollection: true);
            began = Stopwatch.GetTimestamp();
            using (var stream = new MemoryStream(bytes))
            {
                await files.UploadAsync(new FileUpload { Name = "large.bin", Content = FileContent.FromStream(stream) });
            }

            var our = Stopwatch.GetElapsedTime(began).TotalSeconds;
            held = Math.Max(held, GC.GetTotalMemory(forceFullCollection: false) - before);
            if (round > 0)
            {
                theirs.Add(their);
                ours.Add(our);
            }
        }

        var (median, own) = (Median(theirs), Median(ours));
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"\n256 MiB: the SDK {Large / Mebibyte / median:F0} MiB/s, ours {Large / Mebibyte / own:F0} MiB/s, × {median / own:F2}; heap grown by at most {held / Mebibyte:F0} MiB"
            )
        );
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);
}
