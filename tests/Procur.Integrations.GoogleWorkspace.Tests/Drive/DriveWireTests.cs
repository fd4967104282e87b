using Procur.Integrations.GoogleWorkspace.Wire;

namespace Procur.Integrations.GoogleWorkspace.Tests.Drive;

/// <summary>What only a scripted server says.</summary>
public sealed class DriveWireTests
{
    private readonly GoogleDriveFixture fixture = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("https://elsewhere.invalid/upload?upload_id=1")]
    [InlineData("/upload?upload_id=1")]
    [InlineData(null)]
    public async Task Content_goes_nowhere_but_to_the_API(string? location)
    {
        var begun = Reply.Empty(200);
        await using var host = ScriptedHost.Start(fixture, location is null ? begun : begun.With("Location", location));

        var e = await Assert.ThrowsAsync<IntegrationException>(() =>
            host.Host.Get<GoogleDriveClient>().BeginUploadAsync(null, new GoogleDriveFile { Name = "a" }, cancellationToken: Token)
        );

        Assert.Equal(IntegrationErrorKind.Protocol, e.Kind);
        Assert.Single(host.Calls);
    }

    [Theory]
    [InlineData("root", "'root'")]
    [InlineData("O'Reilly", "'O\\'Reilly'")]
    [InlineData("a\\b", "'a\\\\b'")]
    public void Values_of_a_search_are_quoted(string text, string quoted) => Assert.Equal(quoted, GoogleDriveList.Quote(text));

    [Theory]
    [InlineData("reader", FileRole.Reader)]
    [InlineData("commenter", FileRole.Reader)]
    [InlineData("writer", FileRole.Writer)]
    [InlineData("fileOrganizer", FileRole.Writer)]
    [InlineData("organizer", FileRole.Writer)]
    [InlineData("owner", FileRole.Writer)]
    [InlineData("guest", FileRole.Unrecognized)]
    public async Task Every_role_is_read_and_one_that_nobody_knows_too(string role, FileRole expected)
    {
        var answer = Reply.Json($$"""{"id":"1","role":"{{role}}"}""");
        await using var host = ScriptedHost.Start(fixture, answer, Reply.Json("""{"id":"1","role":"reader"}"""));

        var grant = await host
            .Host.Get<IFileSharing>()
            .ShareAsync(
                new FileSharingRequest
                {
                    FileId = "1",
                    Email = "anna@supplier.example",
                    Role = FileRole.Reader,
                },
                Token
            );

        // A reader was asked for: a commenter and a writer become one.
        var becomesOne = role is "commenter" or "writer";
        Assert.Equal(becomesOne ? FileRole.Reader : expected, grant.Role);
        Assert.Equal(becomesOne ? "reader" : role, grant.ProviderRole);
        Assert.Equal(becomesOne ? 2 : 1, host.Calls.Count);
    }

    [Theory]
    [InlineData(403, "storageQuotaExceeded", IntegrationErrorKind.Refused)]
    [InlineData(403, "userRateLimitExceeded", IntegrationErrorKind.RateLimited)]
    [InlineData(403, "insufficientFilePermissions", IntegrationErrorKind.Permission)]
    [InlineData(403, "sharingRateLimitExceeded", IntegrationErrorKind.RateLimited)]
    [InlineData(403, "somethingNew", IntegrationErrorKind.Permission)]
    [InlineData(400, "invalidSharingRequest", IntegrationErrorKind.Validation)]
    [InlineData(404, "notFound", IntegrationErrorKind.NotFound)]
    public async Task Reasons_are_told_apart(int status, string reason, IntegrationErrorKind kind)
    {
        await using var host = ScriptedHost.Start(fixture, [.. Enumerable.Repeat(GoogleDriveFixture.Error(status, reason, "No."), 4)]);

        var e = await Assert.ThrowsAsync<IntegrationException>(() => host.Host.Get<IFileStorage>().GetAsync("1", Token));

        Assert.Equal(kind, e.Kind);
        Assert.Equal(reason, e.ProviderCode);
    }

    [Theory]
    [InlineData("""<html>Not Found</html>""")]
    [InlineData("""{"error":{"code":404,"message":"No.","errors":[{"reason":"somethingNew"}]}}""")]
    public async Task A_404_that_is_not_about_the_file_is_no_sign_that_it_is_gone(string body)
    {
        var answer = body.StartsWith('<') ? Reply.Html(body, 404) : Reply.Json(body, 404);
        await using var host = ScriptedHost.Start(fixture, answer, answer);

        foreach (
            var call in (Func<Task>[])
                [
                    () => host.Host.Get<IFileStorage>().DeleteAsync("1", Token),
                    () => host.Host.Get<IFileSharing>().UnshareAsync("1", "2", Token),
                ]
        )
        {
            await Assert.ThrowsAsync<IntegrationException>(call);
        }
    }

    [Theory]
    [InlineData("1")]
    [InlineData("300000")]
    [InlineData("0")]
    public async Task A_chunk_that_Google_would_refuse_is_refused_before_anything_is_sent(string size)
    {
        await using var host = ScriptedHost.Start(fixture);
        host.Host.Set("Integrations:GoogleWorkspace:UploadChunkSize", size);

        var e = await Assert.ThrowsAsync<IntegrationException>(() => host.Host.Get<IFileStorage>().GetAsync("1", Token));

        Assert.Equal(IntegrationErrorKind.NotConfigured, e.Kind);
        Assert.Contains("262144", e.Message, StringComparison.Ordinal);
        Assert.Empty(host.StandIn.Received);
    }
}
