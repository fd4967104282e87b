using System.Text.Json.Nodes;

namespace Procur.Integrations.GoogleWorkspace.Tests.Drive;

/// <summary>Uploads that break on their way.</summary>
public sealed class UploadTests : SandboxSuite<GoogleDriveFixture>
{
    private const int Grain = 256 * 1024;

    private IFileStorage Files => World.Get<IFileStorage>();

    [Theory]
    [InlineData(0)]
    [InlineData(Grain)]
    [InlineData((Grain * 2) + 77)]
    public async Task What_arrived_of_a_chunk_is_asked_for_and_only_the_rest_is_sent_although_the_content_can_be_read_once_only(int arrived)
    {
        await using var world = await WithChunksOfAsync(3 * Grain);
        var bytes = FileBytes.Of((4 * Grain) + 5);
        await ActAsync(world, "drive-keep-of-chunk", arrived);
        await world.FaultAsync("reset-after-commit@drive.upload.put", Token);

        var stored = await world
            .Get<IFileStorage>()
            .UploadAsync(new FileUpload { Name = "a.bin", Content = FileContent.FromStream(new DripStream(bytes)) }, Token);

        var ranges = (await world.RequestsAsync("drive.upload.put")).Select(request => request.Headers["Content-Range"]).ToList();
        var kept = arrived - (arrived % Grain);
        Assert.Equal($"bytes 0-{(3 * Grain) - 1}/*", ranges[0]);
        Assert.StartsWith($"bytes {kept}-", ranges[1], StringComparison.Ordinal);
        Assert.Single(await world.RequestsAsync("drive.upload.status"));
        Assert.Equal(bytes, await ContentAsync(world, stored.Id));
    }

    [Fact]
    public async Task Chunks_are_of_the_size_that_was_set_and_the_last_one_tells_the_whole()
    {
        var bytes = FileBytes.Of(2 * Grain);

        await Files.UploadAsync(new FileUpload { Name = "a.bin", Content = FileContent.FromStream(new DripStream(bytes)) }, Token);

        // The length is a multiple of a chunk's, and still the last one is known as the last.
        Assert.Equal(
            [$"bytes 0-{Grain - 1}/*", $"bytes {Grain}-{(2 * Grain) - 1}/{2 * Grain}"],
            (await World.RequestsAsync("drive.upload.put")).Select(request => request.Headers["Content-Range"])
        );
    }

    [Fact]
    public async Task No_more_than_a_chunk_is_read_ahead_of_what_has_arrived()
    {
        var source = new CountingStream(FileBytes.Of(20 * Grain));

        await Files.UploadAsync(new FileUpload { Name = "a.bin", Content = FileContent.FromStream(source) }, Token);

        Assert.Equal(20, (await World.RequestsAsync("drive.upload.put")).Count);
        Assert.True(source.Largest <= Grain + 1, $"{source.Largest} bytes were asked for at once.");
    }

    [Fact]
    public async Task A_session_that_Google_has_forgotten_is_begun_anew_where_the_content_can_be_opened_again()
    {
        var bytes = FileBytes.Of(3 * Grain);
        var opened = 0;
        var content = FileContent.FromFactory(_ =>
        {
            opened++;
            return ValueTask.FromResult<Stream>(
                new CountingStream(bytes)
                {
                    // Once, on the way to the second chunk.
                    OnRead = position => opened == 1 && position > Grain ? ForgetAsync() : Task.CompletedTask,
                }
            );
        });

        var stored = await Files.UploadAsync(new FileUpload { Name = "a.bin", Content = content }, Token);

        Assert.Equal(bytes, await ContentAsync(World, stored.Id));
        Assert.Equal(2, opened);
        Assert.Equal(2, (await World.RequestsAsync("drive.files.create.session")).Count);
        Assert.Single(await World.EffectsAsync("file", Token));

        Task ForgetAsync() => World.Sandbox.Control.ActAsync("google-workspace", "drive-end-uploads", cancellationToken: Token);
    }

    [Fact]
    public async Task Content_that_can_be_read_once_only_is_not_begun_anew_and_that_is_said()
    {
        var source = new CountingStream(FileBytes.Of(3 * Grain))
        {
            OnRead = position =>
                position > Grain
                    ? World.Sandbox.Control.ActAsync("google-workspace", "drive-end-uploads", cancellationToken: Token)
                    : Task.CompletedTask,
        };

        var e = await Assert.ThrowsAsync<IntegrationException>(() =>
            Files.UploadAsync(new FileUpload { Name = "a.bin", Content = FileContent.FromStream(source) }, Token)
        );

        Assert.Contains("FileContent.FromFactory", e.Message, StringComparison.Ordinal);
        Assert.False(e.OutcomeUnknown);
        Assert.Empty(await World.EffectsAsync("file", Token));
    }

    [Fact]
    public async Task An_upload_that_never_gets_further_ends_and_says_that_nothing_took_effect()
    {
        await World.FaultAsync("unavailable*99@drive.upload.put", Token);

        var e = await Assert.ThrowsAsync<IntegrationException>(() =>
            Files.UploadAsync(
                new FileUpload { Name = "a.bin", Content = FileContent.FromStream(new DripStream(FileBytes.Of(3 * Grain))) },
                Token
            )
        );

        Assert.Equal(IntegrationErrorKind.Unavailable, e.Kind);
        Assert.False(e.OutcomeUnknown);
        Assert.True(e.IsTransient);
        Assert.InRange((await World.RequestsAsync("drive.upload.put")).Count, 2, 5);
        Assert.Empty(await World.EffectsAsync("file", Token));
    }

    [Fact]
    public async Task Each_step_forward_gives_a_shaky_line_all_its_tries_again()
    {
        // Two tries in vain for each of three chunks; three in a row would end it.
        var bytes = FileBytes.Of(3 * Grain);
        for (var chunk = 0; chunk < 3; chunk++)
        {
            await World.FaultAsync("unavailable*2@drive.upload.put", Token);
            await World.FaultAsync("latency=0ms@drive.upload.put", Token);
        }

        var stored = await Files.UploadAsync(
            new FileUpload { Name = "a.bin", Content = FileContent.FromStream(new DripStream(bytes)) },
            Token
        );

        Assert.Equal(9, (await World.RequestsAsync("drive.upload.put")).Count);
        Assert.Equal(bytes, await ContentAsync(World, stored.Id));
        // And the waits begin anew with it.
        double[] ofAChunk = [0.5, 1];
        Assert.Equal([.. ofAChunk, .. ofAChunk, .. ofAChunk], World.Host.Time.Waits.Select(wait => wait.TotalSeconds));
    }

    [Fact]
    public async Task The_waits_of_an_upload_grow_up_to_the_longest_that_was_set()
    {
        World.Host.Set("Integrations:GoogleWorkspace:Resilience:MaxDelay", "00:00:01.5");
        World.Host.Set("Integrations:GoogleWorkspace:Resilience:MaxAttempts", "5");
        await World.FaultAsync("unavailable*4@drive.upload.put", Token);

        await Files.UploadAsync(
            new FileUpload { Name = "a.bin", Content = FileContent.FromStream(new DripStream(FileBytes.Of(Grain + 1))) },
            Token
        );

        Assert.Equal([0.5, 1, 1.5, 1.5], World.Host.Time.Waits.Select(wait => wait.TotalSeconds));
    }

    [Fact]
    public async Task A_last_chunk_that_stays_unanswered_is_unknown_and_the_same_request_finds_the_file()
    {
        var bytes = FileBytes.Of(Grain + 1);
        var upload = new FileUpload
        {
            Name = "a.bin",
            Content = FileContent.FromFactory(_ => ValueTask.FromResult<Stream>(new DripStream(bytes))),
        };
        await World.FaultAsync("latency=0ms@drive.upload.put", Token);
        await World.FaultAsync("reset-after-commit@drive.upload.put", Token);
        await World.FaultAsync("unavailable*99@drive.upload.status", Token);

        var e = await Assert.ThrowsAsync<IntegrationException>(() => Files.UploadAsync(upload, Token));
        await World.Sandbox.Control.ClearFaultsAsync(cancellationToken: Token);
        var stored = await Files.UploadAsync(upload, Token);

        Assert.True(e.OutcomeUnknown);
        Assert.Equal(bytes.Length, stored.Length);
        Assert.Single(await World.EffectsAsync("file", Token));
        Assert.Single(await World.RequestsAsync("drive.files.create.session"));
    }

    [Fact]
    public async Task Content_that_is_not_as_long_as_it_was_said_to_be_makes_no_file()
    {
        var bytes = FileBytes.Of(Grain * 2);
        foreach (var said in (int[])[(Grain * 2) - 1, (Grain * 2) + 1, 10])
        {
            await Assert.ThrowsAsync<ArgumentException>(() =>
                Files.UploadAsync(new FileUpload { Name = "a.bin", Content = FileContent.FromStream(new DripStream(bytes), said) }, Token)
            );
        }

        Assert.Empty(await World.EffectsAsync("file", Token));
    }

    [Fact]
    public async Task A_full_drive_is_a_refusal()
    {
        await ActAsync(World, "drive-limit", 3);

        var e = await Assert.ThrowsAsync<IntegrationException>(() =>
            Files.UploadAsync(new FileUpload { Name = "a.bin", Content = FileContent.FromBytes(new byte[10]) }, Token)
        );

        Assert.Equal(IntegrationErrorKind.Refused, e.Kind);
        Assert.Equal("storageQuotaExceeded", e.ProviderCode);
        Assert.False(e.OutcomeUnknown);
    }

    [Fact]
    public async Task A_shared_drive_is_the_root_where_one_is_set()
    {
        await World.UseSharedDriveAsync();

        var stored = await Files.UploadAsync(new FileUpload { Name = "a.bin", Content = FileContent.FromBytes(new byte[10]) }, Token);
        var listed = await Files.ListAsync(new FileQuery(), Token);

        Assert.Null(stored.FolderId);
        Assert.Equal(stored.Id, Assert.Single(listed.Items).Id);
        World.Host.Set("Integrations:GoogleWorkspace:SharedDriveId", null);
        Assert.Empty((await Files.ListAsync(new FileQuery(), Token)).Items);
    }

    private static async Task<byte[]> ContentAsync(SandboxedHost world, string id)
    {
        await using var download = await world.Get<IFileStorage>().DownloadAsync(new FileDownloadRequest { FileId = id }, Token);
        return await FileBytes.ReadAsync(download.Content, Token);
    }

    private static Task<JsonObject> ActAsync(SandboxedHost world, string act, int bytes) =>
        world.Sandbox.Control.ActAsync("google-workspace", act, new JsonObject { ["bytes"] = bytes }, cancellationToken: Token);

    private async Task<SandboxedHost> WithChunksOfAsync(int size) =>
        await SandboxedHost.StartAsync(
            Fixture,
            new Dictionary<string, string?> { ["Integrations:GoogleWorkspace:UploadChunkSize"] = $"{size}" },
            null,
            Token
        );
}
