namespace Procur.Integrations.GoogleWorkspace.Tests.Drive;

/// <summary>Downloads that break on their way, and what cannot be downloaded.</summary>
public sealed class DownloadTests : SandboxSuite<GoogleDriveFixture>
{
    private IFileStorage Files => World.Get<IFileStorage>();

    [Fact]
    public async Task A_download_that_breaks_is_taken_up_again_where_it_broke()
    {
        var bytes = FileBytes.Of(500_000);
        var stored = await StoreAsync(bytes);
        await World.FaultAsync("truncated-body*2@drive.files.get.media", Token);

        await using var download = await Files.DownloadAsync(new FileDownloadRequest { FileId = stored }, Token);

        Assert.Equal(bytes, await FileBytes.ReadAsync(download.Content, Token));
        Assert.Equal(3, await CountAsync("drive.files.get.media"));
    }

    [Fact]
    public async Task A_range_that_breaks_is_taken_up_again_within_the_range()
    {
        var bytes = FileBytes.Of(500_000);
        var stored = await StoreAsync(bytes);
        await World.FaultAsync("truncated-body@drive.files.get.media", Token);

        await using var download = await Files.DownloadAsync(
            new FileDownloadRequest { FileId = stored, Range = new FileRange(1000, 300_000) },
            Token
        );

        Assert.Equal(bytes[1000..301_000], await FileBytes.ReadAsync(download.Content, Token));
    }

    [Fact]
    public async Task A_file_that_changes_meanwhile_is_told_and_never_mixed()
    {
        var stored = await StoreAsync(FileBytes.Of(500_000));
        await World.FaultAsync("truncated-body@drive.files.get.media", Token);
        await using var download = await Files.DownloadAsync(new FileDownloadRequest { FileId = stored }, Token);
        await Files.UploadAsync(new FileUpload { FileId = stored, Content = FileContent.FromBytes(FileBytes.Of(500_001)) }, Token);

        var e = await Assert.ThrowsAsync<IntegrationException>(() => FileBytes.ReadAsync(download.Content, Token));

        Assert.Equal(IntegrationErrorKind.Conflict, e.Kind);
    }

    [Fact]
    public async Task A_download_that_breaks_again_and_again_ends_with_an_error()
    {
        var stored = await StoreAsync(FileBytes.Of(2));
        await World.FaultAsync("truncated-body*99@drive.files.get.media", Token);
        await using var download = await Files.DownloadAsync(new FileDownloadRequest { FileId = stored }, Token);

        var e = await Assert.ThrowsAsync<IntegrationException>(() => FileBytes.ReadAsync(download.Content, Token));

        Assert.True(e.IsTransient);
    }

    [Fact]
    public async Task A_document_of_Googles_own_has_no_content_and_that_is_said()
    {
        var client = World.Get<GoogleDriveClient>();
        var made = await client.CreateFileAsync(
            new() { Name = "Doc", MimeType = "application/vnd.google-apps.document" },
            cancellationToken: Token
        );

        var e = await Assert.ThrowsAsync<IntegrationException>(() =>
            Files.DownloadAsync(new FileDownloadRequest { FileId = made.Value.Id! }, Token)
        );

        Assert.Equal(IntegrationErrorKind.Refused, e.Kind);
        Assert.Equal("fileNotDownloadable", e.ProviderCode);
    }

    private async Task<string> StoreAsync(byte[] bytes) =>
        (await Files.UploadAsync(new FileUpload { Name = "a.bin", Content = FileContent.FromBytes(bytes) }, Token)).Id;

    private async Task<int> CountAsync(string operation) =>
        (await World.Sandbox.Control.GetRequestsAsync("google-workspace", cancellationToken: Token)).Count(request =>
            request.Operation == operation
        );
}
