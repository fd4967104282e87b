using System.Security.Cryptography;

namespace Procur.Integrations.AmazonS3.Tests;

/// <summary>Content that goes in parts, and what becomes of it when something breaks.</summary>
public sealed class PartsTests
{
    private const int Length = (2 * S3Host.PartSize) + 1;

    private readonly byte[] content = FileBytes.Of(Length);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private FileUpload Upload => S3Host.Upload() with { Content = FileContent.FromStream(new DripStream(content)) };

    [Fact]
    public async Task A_part_that_fails_is_sent_again_from_memory_and_the_source_is_read_once()
    {
        var failed = 0;
        var server = new PartsServer
        {
            First = request =>
                request.Query.Contains("partNumber=2", StringComparison.Ordinal) && Interlocked.Increment(ref failed) < 3
                    ? Reply.Reset
                    : null,
        };
        await using var standIn = StandIn.Start().Always(server.Answer);
        await using var host = S3Host.Create(standIn);

        var stored = await host.Get<IFileStorage>().UploadAsync(Upload, Token);

        Assert.Equal("\"the-tag-2\"", stored.Version);
        Assert.Equal(Length, stored.Length);
        var seconds = standIn.Received.Where(request => request.Query.Contains("partNumber=2", StringComparison.Ordinal)).ToList();
        Assert.Equal(3, seconds.Count);
        Assert.All(seconds, request => Assert.Equal(Sum(content.AsSpan(S3Host.PartSize, S3Host.PartSize)), Sum(request.Body.Span)));
        var completion = standIn.Received.Single(request =>
            request.Method == "POST" && request.Query.StartsWith("uploadId", StringComparison.Ordinal)
        );
        Assert.Equal(3, completion.Text.Split("<PartNumber>").Length - 1);
    }

    [Fact]
    public async Task A_part_that_fails_for_good_takes_everything_back_and_leaves_nothing_in_doubt()
    {
        var server = new PartsServer
        {
            First = request => request.Query.Contains("partNumber=2", StringComparison.Ordinal) ? Reply.Reset : null,
        };
        await using var standIn = StandIn.Start().Always(server.Answer);
        await using var host = S3Host.Create(standIn);

        var e = await Assert.ThrowsAsync<IntegrationException>(() => host.Get<IFileStorage>().UploadAsync(Upload, Token));

        Assert.Equal("UploadPart", e.Operation);
        Assert.False(e.OutcomeUnknown);
        Assert.Equal("DELETE", standIn.Received[^1].Method);
        Assert.DoesNotContain(standIn.Received, request => request.Text.Contains("<PartNumber>", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_caller_who_gives_up_takes_everything_back()
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var server = new PartsServer
        {
            First = request =>
            {
                if (!request.Query.Contains("partNumber=2", StringComparison.Ordinal))
                {
                    return null;
                }

                ending.Cancel();
                return Reply.Silence;
            },
        };
        await using var standIn = StandIn.Start().Always(server.Answer);
        await using var host = S3Host.Create(standIn);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => host.Get<IFileStorage>().UploadAsync(Upload, ending.Token));

        Assert.Equal("DELETE", standIn.Received[^1].Method);
    }

    [Fact]
    public async Task A_lost_completion_is_settled_by_the_mark_that_the_object_bears()
    {
        var server = new PartsServer().Completes(Reply.Reset, S3Answers.Error(404, "NoSuchUpload", "gone"));
        await using var standIn = StandIn.Start().Always(server.Answer);
        await using var host = S3Host.Create(standIn);

        var stored = await host.Get<IFileStorage>().UploadAsync(Upload, Token);

        Assert.Equal(S3Answers.ETag, stored.Version);
        Assert.Equal("HEAD", standIn.Received[^1].Method);
        Assert.NotNull(server.Mark);
    }

    [Fact]
    public async Task An_upload_that_is_gone_and_was_not_completed_by_us_has_failed()
    {
        var server = new PartsServer { First = request => request.Method == "HEAD" ? Reply.Empty(404) : null }.Completes(
            S3Answers.Error(404, "NoSuchUpload", "gone")
        );
        await using var standIn = StandIn.Start().Always(server.Answer);
        await using var host = S3Host.Create(standIn);

        var e = await Assert.ThrowsAsync<IntegrationException>(() => host.Get<IFileStorage>().UploadAsync(Upload, Token));

        Assert.Equal(IntegrationErrorKind.NotFound, e.Kind);
        Assert.False(e.OutcomeUnknown);
    }

    [Fact]
    public async Task An_error_under_status_200_is_an_error()
    {
        var error = S3Answers.Error(200, "InternalError", "We encountered an internal error. Please try again.");
        var server = new PartsServer().Completes(error, error, error, error);
        await using var standIn = StandIn.Start().Always(server.Answer);
        await using var host = S3Host.Create(standIn);

        var e = await Assert.ThrowsAsync<IntegrationException>(() => host.Get<IFileStorage>().UploadAsync(Upload, Token));

        Assert.Equal("CompleteMultipartUpload", e.Operation);
        Assert.Equal(IntegrationErrorKind.Unavailable, e.Kind);
        Assert.True(e.OutcomeUnknown);
    }

    [Fact]
    public async Task An_error_under_status_200_that_passes_is_tried_again()
    {
        var server = new PartsServer().Completes(S3Answers.Error(200, "InternalError", "again"));
        await using var standIn = StandIn.Start().Always(server.Answer);
        await using var host = S3Host.Create(standIn);

        Assert.Equal("\"the-tag-2\"", (await host.Get<IFileStorage>().UploadAsync(Upload, Token)).Version);
    }

    [Theory]
    [InlineData(S3Host.PartSize - 1, 1)]
    [InlineData(S3Host.PartSize, 1)]
    [InlineData(S3Host.PartSize + 1, 4)]
    public async Task Up_to_one_part_of_memory_goes_as_a_whole_and_all_parts_but_the_last_are_equal(int length, int requests)
    {
        await using var standIn = StandIn.Start().Always(new PartsServer().Answer);
        await using var host = S3Host.Create(standIn);

        await host.Get<IFileStorage>().UploadAsync(S3Host.Upload(FileBytes.Of(length)), Token);

        Assert.Equal(requests, standIn.Count);
        Assert.Equal(length, standIn.Received.Where(request => request.Method == "PUT").Sum(request => request.Body.Length));
        Assert.All(
            standIn.Received.Where(request => request.Query.Contains("partNumber=1", StringComparison.Ordinal)),
            request => Assert.Equal(S3Host.PartSize, request.Body.Length)
        );
    }

    private static string Sum(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
