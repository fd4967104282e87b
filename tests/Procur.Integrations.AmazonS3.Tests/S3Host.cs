using Microsoft.Extensions.DependencyInjection;

namespace Procur.Integrations.AmazonS3.Tests;

/// <summary>A host whose bucket is at a scripted server.</summary>
internal static class S3Host
{
    public const int PartSize = 5 * 1024 * 1024;

    public static TestHost Create(
        StandIn standIn,
        Action<AmazonS3Options>? configure = null,
        ManualTimeProvider? time = null,
        Action<IIntegrationBuilder>? with = null
    ) =>
        TestHost.Create(
            services =>
            {
                var builder = services.AddAmazonS3Integration(options =>
                {
                    options.Endpoint = standIn.Endpoint;
                    options.AccessKeyId = "AKIAIOSFODNN7EXAMPLE";
                    options.SecretAccessKey = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
                    options.BucketName = "the-bucket";
                    options.PathStyle = true;
                    options.PartSizeMiB = 5;
                    configure?.Invoke(options);
                });
                with?.Invoke(builder);
            },
            time: time
        );

    public static FileUpload Upload(byte[]? content = null) =>
        new() { Name = "a.bin", Content = FileContent.FromBytes(content ?? "content"u8.ToArray()) };
}
