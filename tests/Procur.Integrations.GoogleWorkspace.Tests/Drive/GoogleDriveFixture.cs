using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Procur.Integrations.Sandbox;

namespace Procur.Integrations.GoogleWorkspace.Tests.Drive;

/// <summary>What the suites must be told of Drive.</summary>
public sealed class GoogleDriveFixture : IntegrationFixture, ISharingScript
{
    private const string Id = "1aB-cdEfGhIjKlMnOpQrStUvWxYz01234";

    public override string Integration => "google-workspace";

    public override string Section => "GoogleWorkspace";

    public override bool DedupesByKey => true;

    public override Reply Done => Reply.Json($$"""{"id":"{{Id}}","name":"offers","mimeType":"application/vnd.google-apps.folder"}""");

    public override Reply BadCredential => Error(401, "authError", "Invalid Credentials");

    public string EffectOfUploading => "file";

    public string EffectOfDeleting => "file-deleted";

    public string EffectOfCreatingFolder => "folder";

    public string EffectOfSharing => "share";

    public string EffectOfUnsharing => "share-removed";

    public string EffectOfTelling => "share-mail";

    public bool SharesAreLookedUp => true;

    public bool NamesAreUnique => false;

    public bool KeepsMetadata => true;

    public string UnknownFileId => "1NeverWasNeverWasNeverWasNeverWas";

    public int LengthInParts => 700_001;

    public IReadOnlyList<string> OddNames { get; } = ["a b+c&d=e.txt", "O'Reilly \\ Söhne \"50 %\".txt", "..", "a/b?c#d.txt", "日本語.txt"];

    public IReadOnlyList<(string Limit, FileUpload Upload)> BeyondLimits { get; } =
    [
        ("5 TiB", Upload(FileContent.FromFactory(_ => throw new InvalidOperationException("opened"), (5L << 40) + 1))),
        ("30", Upload() with { Metadata = Enumerable.Range(0, 31).ToDictionary(x => $"n{x}", x => "v") }),
        ("124", Upload() with { Metadata = new Dictionary<string, string> { ["order"] = new('x', 120) } }),
        ("name", Upload() with { Name = " " }),
    ];

    public static Reply Error(int status, string reason, string message) =>
        Reply.Json(
            $$$"""{"error":{"code":{{{status}}},"message":"{{{message}}}","errors":[{"domain":"global","reason":"{{{reason}}}","message":"{{{message}}}"}]}}""",
            status
        );

    public override IIntegrationBuilder Add(IServiceCollection services, string? key = null) =>
        key is null ? services.AddGoogleWorkspaceIntegration() : services.AddGoogleWorkspaceIntegration(key);

    public override IReadOnlyDictionary<string, string?> Settings(Uri endpoint, string canary) =>
        new Dictionary<string, string?>
        {
            ["Endpoint"] = endpoint.AbsoluteUri,
            ["TokenEndpoint"] = endpoint.AbsoluteUri,
            ["ClientId"] = "123-abc.apps.googleusercontent.com",
            ["ClientSecret"] = canary,
            ["RefreshToken"] = canary,
        };

    public override IReadOnlyDictionary<string, string?> SandboxSettings(IntegrationSandbox sandbox) =>
        new Dictionary<string, string?> { ["Integrations:GoogleWorkspace:UploadChunkSize"] = "262144" };

    public override Task ChangeAsync(IServiceProvider services, string? key, CancellationToken cancellationToken) =>
        services
            .GetRequiredKeyedService<IFileFolders>(key ?? Integration)
            .CreateFolderAsync(new FolderRequest { Name = "offers" }, cancellationToken);

    public override Reply Busy(string? retryAfter = null)
    {
        var reply = Error(403, "userRateLimitExceeded", "User Rate Limit Exceeded");
        return retryAfter is null ? reply : reply.With("Retry-After", retryAfter);
    }

    public override Reply? Aside(ReceivedRequest request) =>
        request.Path.EndsWith("/token", StringComparison.Ordinal)
            ? Reply.Json($$"""{"access_token":"ya29.of-{{Secret(request)}}","expires_in":3599,"token_type":"Bearer"}""")
        : request.Path.EndsWith("/generateIds", StringComparison.Ordinal) ? Reply.Json($$"""{"ids":["{{Id}}"]}""")
        : null;

    public override string? KeyOf(ReceivedRequest request)
    {
        using var body = JsonDocument.Parse(request.Body);
        return body.RootElement.GetProperty("id").GetString();
    }

    public override bool Shows(ReceivedRequest request, string canary) =>
        base.Shows(request, canary) || request.Text.Contains(canary, StringComparison.Ordinal);

    private static string Secret(ReceivedRequest request) =>
        request.Text.Contains(ScriptedHost.SecondCanary, StringComparison.Ordinal) ? "second" : "first";

    private static FileUpload Upload(FileContent? content = null) =>
        new() { Name = "a.txt", Content = content ?? FileContent.FromBytes("content"u8.ToArray()) };
}
