using Microsoft.Extensions.DependencyInjection;
using Procur.Integrations.Sandbox;

namespace Procur.Integrations.AmazonS3.Tests;

/// <summary>What the suites must be told of S3.</summary>
public sealed class AmazonS3Fixture : IntegrationFixture, IFileScript, ILinkScript
{
    private const int PartMiB = 5;

    public override string Integration => "s3";

    public override string Section => "AmazonS3";

    // By the object's key, which stands in the address.
    public override bool DedupesByKey => true;

    public override Reply Done => S3Answers.Stored;

    public override Reply BadCredential =>
        S3Answers.Error(403, "InvalidAccessKeyId", "The AWS Access Key Id you provided does not exist in our records.");

    public string EffectOfUploading => "object";

    public string EffectOfDeleting => "object-deleted";

    public string EffectOfCreatingFolder => "object";

    public bool NamesAreUnique => true;

    public bool KeepsMetadata => true;

    public string UnknownFileId => "never/was.pdf";

    public int LengthInParts => (2 * PartMiB * 1024 * 1024) + 17;

    public TimeSpan LongestLink => TimeSpan.FromDays(7);

    public IReadOnlyList<string> OddNames { get; } =
    [
        "a b.txt",
        "a+b.txt",
        "café.txt",
        "cafe\u0301.txt",
        "#1 100%.txt",
        "a?b&c=d.txt",
        "%2F.txt",
        "日本語.txt",
        "quote'\"<>.txt",
        "tab\there.txt",
        "~!@$^*()_-{}[]|\\;:,.txt",
        "...",
    ];

    public IReadOnlyList<(string Limit, FileUpload Upload)> BeyondLimits { get; } =
    [
        ("1024", Upload(new string('x', 1025))),
        ("1024", Upload(new string('é', 513))),
        ("1024", Upload(new string('x', 1000)) with { FolderId = new string('f', 30) }),
        ("2048", Upload("a") with { Metadata = new Dictionary<string, string> { ["name"] = new string('x', 2045) } }),
        ("letters", Upload("a") with { Metadata = new Dictionary<string, string> { ["na me"] = "x" } }),
        ("slash", Upload("a/b")),
        ("..", Upload("..")),
        (" . ", Upload("a") with { FolderId = "x/./y" }),
        ("..", Upload("a") with { Name = null, FileId = "../other-bucket/secret.txt" }),
        ("name", new FileUpload { Content = FileContent.FromBytes(default) }),
        ("5 TiB", Upload("a") with { Content = FileContent.FromStream(new DripStream([]), (5L << 40) + 1) }),
    ];

    public override Reply Busy(string? retryAfter = null)
    {
        var reply = S3Answers.Error(503, "SlowDown", "Please reduce your request rate.");
        return retryAfter is null ? reply : reply.With("Retry-After", retryAfter);
    }

    public override IIntegrationBuilder Add(IServiceCollection services, string? key = null) =>
        key is null ? services.AddAmazonS3Integration() : services.AddAmazonS3Integration(key);

    public override IReadOnlyDictionary<string, string?> Settings(Uri endpoint, string canary) =>
        new Dictionary<string, string?>
        {
            ["Endpoint"] = endpoint.AbsoluteUri,
            ["AccessKeyId"] = canary,
            ["SecretAccessKey"] = $"{canary}/Secret",
            ["SessionToken"] = $"{canary}/Session",
            ["BucketName"] = "the-bucket",
            ["Region"] = "eu-west-1",
            ["PathStyle"] = "true",
        };

    public override Task ChangeAsync(IServiceProvider services, string? key, CancellationToken cancellationToken) =>
        services
            .GetRequiredKeyedService<IFileStorage>(key ?? Integration)
            .UploadAsync(
                new FileUpload
                {
                    Name = $"{Guid.NewGuid():N}.txt",
                    FolderId = "incoming",
                    Content = FileContent.FromBytes("content"u8.ToArray()),
                },
                cancellationToken
            );

    public override string? KeyOf(ReceivedRequest request) => request.Path;

    public override IReadOnlyDictionary<string, string?> SandboxSettings(IntegrationSandbox sandbox) =>
        new Dictionary<string, string?> { ["Integrations:AmazonS3:PartSizeMiB"] = $"{PartMiB}" };

    private static FileUpload Upload(string name) => new() { Name = name, Content = FileContent.FromBytes("x"u8.ToArray()) };
}
