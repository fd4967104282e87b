using Procur.Integrations.Tests.Demo;
using Procur.Integrations.Wire;

namespace Procur.Integrations.Tests.Pipeline;

/// <summary>Answers that are read as they come.</summary>
public sealed class DownloadTests
{
    private static readonly WireCall Content = new("things.content", HttpMethod.Get, "v1/things/1/content", Repeat.Idempotent)
    {
        ExpectsJson = false,
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Headers_are_there_before_the_body_and_the_body_is_read_as_it_comes()
    {
        var gate = new TaskCompletionSource();
        await using var standIn = StandIn.Start(Bytes(10_000).With("X-Kind", "pdf").BodyAfter(gate.Task));
        await using var host = DemoHost.Create(standIn);

        await using var download = await ((DemoService)host.Get<IDemoService>()).Connection.DownloadAsync(Content, Token);

        Assert.Equal("pdf", download.Header("X-Kind"));
        Assert.Equal("application/pdf", download.MediaType);
        Assert.Equal(10_000, download.Length);
        gate.SetResult();
        Assert.Equal(10_000, await LengthAsync(download.Content));
    }

    [Fact]
    public async Task A_body_beyond_the_limit_of_answers_is_read_all_the_same()
    {
        await using var standIn = StandIn.Start(Bytes(100_000));
        await using var host = DemoHost.Create(
            standIn,
            with: builder => builder.ConfigureResilience(options => options.MaxResponseBytes = 100)
        );

        await using var download = await ((DemoService)host.Get<IDemoService>()).Connection.DownloadAsync(Content, Token);

        Assert.Equal(100_000, await LengthAsync(download.Content));
    }

    [Fact]
    public async Task A_failed_answer_is_tried_again_and_read_like_any_other()
    {
        await using var standIn = StandIn.Start(Reply.Busy("0"), Reply.Reset, Reply.Json("""{"error":"gone"}""", 404));
        await using var host = DemoHost.Create(
            standIn,
            new DemoProvider
            {
                ReadFailure = reply =>
                    (int)reply.Status == 404
                        ? new Failure(IntegrationErrorKind.NotFound, reply.Json.GetProperty("error").GetString())
                        : null,
            },
            with: builder => builder.ConfigureResilience(options => options.BaseDelay = TimeSpan.Zero)
        );

        var e = await Assert.ThrowsAsync<IntegrationException>(() =>
            ((DemoService)host.Get<IDemoService>()).Connection.DownloadAsync(Content, Token)
        );

        Assert.Equal(IntegrationErrorKind.NotFound, e.Kind);
        Assert.Equal("gone", e.ProviderCode);
        Assert.Equal(3, standIn.Count);
    }

    [Fact]
    public async Task A_body_that_is_cut_off_is_never_taken_for_the_whole()
    {
        await using var standIn = StandIn.Start(Bytes(10_000) with { Kind = ReplyKind.CutBody });
        await using var host = DemoHost.Create(standIn);
        await using var download = await ((DemoService)host.Get<IDemoService>()).Connection.DownloadAsync(Content, Token);

        var e = await Assert.ThrowsAsync<IntegrationException>(() => LengthAsync(download.Content));

        Assert.Equal(IntegrationErrorKind.Unavailable, e.Kind);
        Assert.Equal("things.content", e.Operation);
        Assert.True(e.IsTransient);
        Assert.False(e.OutcomeUnknown);
    }

    [Fact]
    public async Task A_body_that_stops_coming_ends_in_a_time_out()
    {
        var time = new ManualTimeProvider();
        var never = new TaskCompletionSource();
        await using var standIn = StandIn.Start(Bytes(10).BodyAfter(never.Task));
        await using var host = DemoHost.Create(standIn, time: time);
        await using var download = await ((DemoService)host.Get<IDemoService>()).Connection.DownloadAsync(Content, Token);

        var reading = LengthAsync(download.Content);
        time.Advance(TimeSpan.FromMinutes(2));

        Assert.Equal(IntegrationErrorKind.Timeout, (await Assert.ThrowsAsync<IntegrationException>(() => reading)).Kind);
    }

    [Fact]
    public async Task The_callers_token_ends_the_reading()
    {
        var never = new TaskCompletionSource();
        await using var standIn = StandIn.Start(Bytes(10).BodyAfter(never.Task));
        await using var host = DemoHost.Create(standIn);
        await using var download = await ((DemoService)host.Get<IDemoService>()).Connection.DownloadAsync(Content, Token);
        using var caller = new CancellationTokenSource();

        var reading = download.Content.ReadAsync(new byte[10], caller.Token).AsTask();
        await caller.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
    }

    [Fact]
    public async Task Disposing_in_the_middle_gives_the_connection_up()
    {
        var never = new TaskCompletionSource();
        await using var standIn = StandIn.Start(Bytes(20_000_000).BodyAfter(never.Task));
        await using var host = DemoHost.Create(standIn);
        var download = await ((DemoService)host.Get<IDemoService>()).Connection.DownloadAsync(Content, Token);

        await download.DisposeAsync();
        never.SetResult();

        await standIn.UntilDisconnectedAsync(Token);
    }

    [Fact]
    public async Task A_page_in_place_of_the_content_is_a_failure()
    {
        await using var standIn = StandIn.Start(Reply.Html());
        await using var host = DemoHost.Create(standIn);

        var e = await Assert.ThrowsAsync<IntegrationException>(() =>
            ((DemoService)host.Get<IDemoService>()).Connection.DownloadAsync(Content, Token)
        );

        Assert.Equal(IntegrationErrorKind.Protocol, e.Kind);
    }

    [Fact]
    public async Task A_changing_call_cannot_be_downloaded()
    {
        await using var standIn = StandIn.Start();
        await using var host = DemoHost.Create(standIn);

        await Assert.ThrowsAsync<ArgumentException>(() =>
            ((DemoService)host.Get<IDemoService>()).Connection.DownloadAsync(Calls.Change(Repeat.NotIdempotent), Token)
        );

        Assert.Equal(0, standIn.Count);
    }

    private static Reply Bytes(int length) =>
        Reply.Json("") with
        {
            Body = new byte[length],
            Headers = [new("Content-Type", "application/pdf")],
        };

    private static async Task<long> LengthAsync(Stream content)
    {
        var sink = new MemoryStream();
        await content.CopyToAsync(sink, Token);
        return sink.Length;
    }
}
