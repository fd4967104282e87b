namespace Procur.Integrations.AmazonS3.Tests;

/// <summary>Downloads whose connection breaks.</summary>
public sealed class ResumeTests
{
    private const string Content = "0123456789";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_goes_on_where_it_broke_from_the_same_version()
    {
        await using var standIn = StandIn.Start(
            S3Answers.Content(Content) with
            {
                Kind = ReplyKind.CutBody,
            },
            S3Answers.Content(Content[5..], 206, "bytes 5-9/10")
        );
        await using var host = S3Host.Create(standIn);

        Assert.Equal(Content, await ReadAsync(host, null));

        Assert.Equal("bytes=5-9", standIn.Received[1].Header("Range"));
        Assert.Equal(S3Answers.ETag, standIn.Received[1].Header("If-Match"));
    }

    [Fact]
    public async Task A_range_goes_on_within_the_range()
    {
        await using var standIn = StandIn.Start(
            S3Answers.Content(Content[2..8], 206, "bytes 2-7/10") with
            {
                Kind = ReplyKind.CutBody,
            },
            S3Answers.Content(Content[5..8], 206, "bytes 5-7/10")
        );
        await using var host = S3Host.Create(standIn);

        Assert.Equal(Content[2..8], await ReadAsync(host, new FileRange(2, 6)));

        Assert.Equal("bytes=2-7", standIn.Received[0].Header("Range"));
        Assert.Equal("bytes=5-7", standIn.Received[1].Header("Range"));
    }

    [Fact]
    public async Task A_file_that_changed_meanwhile_is_told_and_never_mixed()
    {
        await using var standIn = StandIn.Start(
            S3Answers.Content(Content) with
            {
                Kind = ReplyKind.CutBody,
            },
            S3Answers.Error(412, "PreconditionFailed", "changed")
        );
        await using var host = S3Host.Create(standIn);

        var e = await Assert.ThrowsAsync<IntegrationException>(() => ReadAsync(host, null));

        Assert.Equal(IntegrationErrorKind.Conflict, e.Kind);
    }

    [Fact]
    public async Task A_connection_that_breaks_at_the_same_byte_again_and_again_is_told()
    {
        await using var standIn = StandIn
            .Start(S3Answers.Content(Content) with { Kind = ReplyKind.CutBody })
            .Always(_ => S3Answers.Content(Content[5..6], 206, "bytes 5-9/10") with { Kind = ReplyKind.CutBody });
        await using var host = S3Host.Create(standIn);

        var e = await Assert.ThrowsAsync<IntegrationException>(() => ReadAsync(host, null));

        Assert.Equal(IntegrationErrorKind.Unavailable, e.Kind);
        Assert.True(e.IsTransient);
        Assert.InRange(standIn.Count, 3, 4);
    }

    [Fact]
    public async Task One_on_which_nothing_comes_counts_as_broken()
    {
        var never = new TaskCompletionSource();
        await using var standIn = StandIn.Start(
            S3Answers.Content(Content).BodyAfter(never.Task),
            S3Answers.Content(Content, 206, "bytes 0-9/10")
        );
        var time = new ManualTimeProvider();
        await using var host = S3Host.Create(standIn, options => options.Resilience.AttemptTimeout = TimeSpan.FromSeconds(7), time);
        await using var download = await host.Get<IFileStorage>().DownloadAsync(new FileDownloadRequest { FileId = "a" }, Token);
        var pending = time.Pending;

        var reading = FileBytes.ReadAsync(download.Content, Token);
        await time.UntilPendingAsync(pending + 1, Token);
        time.Advance(TimeSpan.FromSeconds(8));

        Assert.Equal(Content, System.Text.Encoding.UTF8.GetString(await reading));
        never.SetResult();
    }

    private static async Task<string> ReadAsync(TestHost host, FileRange? range)
    {
        await using var download = await host.Get<IFileStorage>()
            .DownloadAsync(new FileDownloadRequest { FileId = "a", Range = range }, Token);
        return System.Text.Encoding.UTF8.GetString(await FileBytes.ReadAsync(download.Content, Token));
    }
}
