using Procur.Integrations.Tests.Demo;
using Procur.Integrations.Wire;

namespace Procur.Integrations.Tests.Pipeline;

/// <summary>How long is waited between tries, and when there is no time left for one.</summary>
public sealed class TimingTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_wait_doubles_up_to_its_limit_and_is_jittered_downwards_by_half_at_most()
    {
        await using var standIn = StandIn.Start().Always(_ => Reply.Json("{}", 503));
        await using var host = DemoHost.Create(
            standIn,
            with: builder =>
                builder.ConfigureResilience(options =>
                {
                    options.MaxAttempts = 6;
                    options.BaseDelay = TimeSpan.FromSeconds(1);
                    options.MaxDelay = TimeSpan.FromSeconds(6);
                    options.BreakerMinimumThroughput = 1000;
                })
        );
        for (var i = 0; i < 20; i++)
        {
            await Assert.ThrowsAsync<IntegrationException>(() => host.Get<IDemoService>().SendAsync(Calls.Read(), Token));
        }

        double[] full = [1, 2, 4, 6, 6];
        var rounds = host.Time.Waits.Select(wait => wait.TotalSeconds).Chunk(5).ToList();
        Assert.Equal(20, rounds.Count);
        Assert.All(rounds, round => Assert.All(round.Zip(full), pair => Assert.InRange(pair.First, pair.Second / 2, pair.Second)));
        Assert.True(rounds.Select(round => round[0]).Distinct().Count() > 15, "The waits are not spread.");
    }

    [Theory]
    [InlineData("7", 7)]
    [InlineData("0.25", 0.25)]
    [InlineData("Mon, 05 Jan 2026 12:00:09 GMT", 9)]
    public async Task The_services_own_wait_is_kept_to(string retryAfter, double seconds)
    {
        await using var standIn = StandIn.Start(Reply.Busy(retryAfter));
        await using var host = DemoHost.Create(standIn);

        await host.Get<IDemoService>().SendAsync(Calls.Change(Repeat.NotIdempotent), Token);

        Assert.Equal([TimeSpan.FromSeconds(seconds)], host.Time.Waits);
    }

    [Theory]
    [InlineData(503)]
    [InlineData(500)]
    public async Task A_wait_that_comes_with_another_failure_is_kept_to_as_well(int status)
    {
        await using var standIn = StandIn.Start(Reply.Busy("4", status));
        await using var host = DemoHost.Create(standIn);

        await host.Get<IDemoService>().SendAsync(Calls.Read(), Token);

        Assert.Equal([TimeSpan.FromSeconds(4)], host.Time.Waits);
    }

    [Theory]
    [InlineData("Sun, 04 Jan 2026 12:00:00 GMT")]
    [InlineData("0")]
    public async Task A_wait_that_is_over_is_none(string retryAfter)
    {
        await using var standIn = StandIn.Start(Reply.Busy(retryAfter));
        await using var host = DemoHost.Create(standIn);

        await host.Get<IDemoService>().SendAsync(Calls.Read(), Token);

        Assert.Equal(TimeSpan.Zero, host.Time.Waits.Aggregate(TimeSpan.Zero, (sum, wait) => sum + wait));
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("-5")]
    [InlineData("99999999999999")]
    [InlineData("NaN")]
    public async Task A_wait_that_cannot_be_read_is_left_to_the_backoff(string retryAfter)
    {
        await using var standIn = StandIn.Start(Reply.Busy(retryAfter));
        await using var host = DemoHost.Create(standIn);

        await host.Get<IDemoService>().SendAsync(Calls.Read(), Token);

        Assert.Equal(2, standIn.Count);
        Assert.All(host.Time.Waits, wait => Assert.InRange(wait, TimeSpan.Zero, TimeSpan.FromSeconds(0.5)));
    }

    [Fact]
    public async Task A_wait_longer_than_the_time_left_is_handed_to_the_caller()
    {
        await using var standIn = StandIn.Start(Reply.Busy("3600"));
        await using var host = DemoHost.Create(standIn);

        var e = await Assert.ThrowsAsync<IntegrationException>(() =>
            host.Get<IDemoService>().SendAsync(Calls.Change(Repeat.IdempotentByKey), Token)
        );

        Assert.Equal(IntegrationErrorKind.RateLimited, e.Kind);
        Assert.Equal(TimeSpan.FromHours(1), e.RetryAfter);
        Assert.True(e.IsTransient);
        Assert.False(e.OutcomeUnknown);
        Assert.Equal(1, standIn.Count);
        Assert.Empty(host.Time.Waits);
        Assert.Contains("3600 s", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_try_without_an_answer_ends_at_its_time_out_and_a_repeatable_call_goes_on()
    {
        await using var standIn = StandIn.Start(Reply.Silence, Reply.Json("{}"));
        await using var host = DemoHost.Create(standIn);

        var call = host.Get<IDemoService>().SendAsync(Calls.Change(Repeat.IdempotentByKey), Token);
        await standIn.UntilAsync(1, Token);
        host.Time.Advance(TimeSpan.FromSeconds(29));
        Assert.False(call.IsCompleted);
        host.Time.Advance(TimeSpan.FromSeconds(1));
        await call;

        Assert.Equal(2, standIn.Count);
    }

    [Fact]
    public async Task A_try_without_an_answer_leaves_a_call_that_must_not_be_repeated_unknown()
    {
        await using var standIn = StandIn.Start(Reply.Silence);
        await using var host = DemoHost.Create(standIn);

        var call = host.Get<IDemoService>().SendAsync(Calls.Change(Repeat.NotIdempotent), Token);
        await standIn.UntilAsync(1, Token);
        host.Time.Advance(TimeSpan.FromSeconds(30));
        var e = await Assert.ThrowsAsync<IntegrationException>(() => call);

        Assert.Equal(IntegrationErrorKind.Timeout, e.Kind);
        Assert.True(e.OutcomeUnknown);
        Assert.Equal(1, standIn.Count);
    }

    [Fact]
    public async Task An_answer_whose_body_does_not_come_ends_at_the_time_out_too()
    {
        var never = new TaskCompletionSource();
        await using var standIn = StandIn.Start(Reply.Json("""{"id":"a"}""").BodyAfter(never.Task));
        await using var host = DemoHost.Create(standIn);

        var call = host.Get<IDemoService>().SendAsync(Calls.Change(Repeat.NotIdempotent), Token);
        await standIn.UntilAsync(1, Token);
        host.Time.Advance(TimeSpan.FromSeconds(30));
        var e = await Assert.ThrowsAsync<IntegrationException>(() => call);

        Assert.True(e.OutcomeUnknown);
    }

    [Theory]
    [InlineData(Repeat.NotIdempotent)]
    [InlineData(Repeat.IdempotentByKey)]
    public async Task A_time_out_before_the_first_byte_leaves_nothing_in_doubt(Repeat repeat)
    {
        var connecting = new Latch();
        var firstConnection = new TaskCompletionSource();
        var connects = 0;
        await using var standIn = StandIn.Start();
        await using var host = DemoHost.Create(
            standIn,
            with: builder =>
                builder.ConfigureHttpClient(client =>
                    client.ConfigureHostHandler(() =>
                        new SocketsHttpHandler
                        {
                            ConnectCallback = async (context, ending) =>
                            {
                                if (Interlocked.Increment(ref connects) == 1)
                                {
                                    connecting.Open();
                                    await firstConnection.Task;
                                }

                                var socket = new System.Net.Sockets.Socket(
                                    System.Net.Sockets.SocketType.Stream,
                                    System.Net.Sockets.ProtocolType.Tcp
                                );
                                await socket.ConnectAsync(context.DnsEndPoint, ending);
                                return new System.Net.Sockets.NetworkStream(socket, ownsSocket: true);
                            },
                        }
                    )
                )
        );

        var call = host.Get<IDemoService>().SendAsync(Calls.Change(repeat), Token);
        await connecting.Opened;
        host.Time.Advance(TimeSpan.FromSeconds(30));
        // The platform holds the next try back for seconds while the first connection is being made.
        firstConnection.SetException(new IOException("no route"));
        await call;

        Assert.Equal(1, standIn.Count);
    }

    [Fact]
    public async Task All_tries_together_end_at_the_total_time_out()
    {
        await using var standIn = StandIn.Start().Always(_ => Reply.Silence);
        await using var host = DemoHost.Create(
            standIn,
            with: builder =>
                builder.ConfigureResilience(options =>
                {
                    options.MaxAttempts = 100;
                    options.TotalTimeout = TimeSpan.FromSeconds(50);
                    options.AttemptTimeout = TimeSpan.FromSeconds(20);
                    options.BaseDelay = TimeSpan.FromSeconds(1);
                    options.MaxDelay = TimeSpan.FromSeconds(1);
                })
        );
        var start = host.Time.GetUtcNow();

        var call = host.Get<IDemoService>().SendAsync(Calls.Read(), Token);
        for (var i = 1; i <= 3; i++)
        {
            await standIn.UntilAsync(i, Token);
            await host.Time.UntilPendingAsync(1, Token);
            host.Time.Advance(TimeSpan.FromSeconds(20));
        }

        var e = await Assert.ThrowsAsync<IntegrationException>(() => call);
        Assert.Equal(IntegrationErrorKind.Timeout, e.Kind);
        Assert.Equal(3, standIn.Count);
        // 20 s + a wait + 20 s + a wait, and what was left for the third.
        Assert.InRange(host.Time.GetUtcNow() - start, TimeSpan.FromSeconds(50), TimeSpan.FromSeconds(62));
    }

    [Fact]
    public async Task A_try_has_no_longer_than_what_is_left_to_the_call()
    {
        await using var standIn = StandIn.Start().Always(_ => Reply.Silence);
        await using var host = DemoHost.Create(
            standIn,
            with: builder => builder.ConfigureResilience(options => options.TotalTimeout = TimeSpan.FromSeconds(10))
        );

        var call = host.Get<IDemoService>().SendAsync(Calls.Read(), Token);
        await standIn.UntilAsync(1, Token);
        host.Time.Advance(TimeSpan.FromSeconds(9));
        Assert.False(call.IsCompleted);
        host.Time.Advance(TimeSpan.FromSeconds(1));
        var e = await Assert.ThrowsAsync<IntegrationException>(() => call.WaitAsync(TimeSpan.FromSeconds(20), Token));

        Assert.Equal(IntegrationErrorKind.Timeout, e.Kind);
        Assert.Equal(1, standIn.Count);
    }
}
