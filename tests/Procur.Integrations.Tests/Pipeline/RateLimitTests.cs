using Procur.Integrations.Tests.Demo;
using Procur.Integrations.Wire;

namespace Procur.Integrations.Tests.Pipeline;

/// <summary>The service's published limits, and its pauses.</summary>
public sealed class RateLimitTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    // 4 calls in 8 s: four at once, then one every 2 s.
    [InlineData(4, null, 1.0, 4, 2.0)]
    // Two at once where the burst is two.
    [InlineData(4, 2, 1.0, 2, 2.0)]
    // Half of the limit: two at once, then one every 4 s.
    [InlineData(4, null, 0.5, 2, 4.0)]
    // A quarter of a burst of two is still one.
    [InlineData(4, 2, 0.25, 1, 8.0)]
    public async Task Calls_are_spaced_by_limit_burst_and_share(int calls, int? burst, double share, int atOnce, double seconds)
    {
        await using var standIn = StandIn.Start();
        await using var host = DemoHost.Create(
            standIn,
            new DemoProvider { RateLimits = { ["*"] = new RateLimit(calls, TimeSpan.FromSeconds(8)) { Burst = burst } } },
            with: builder => builder.ConfigureResilience(options => options.RateLimitShare = share)
        );

        for (var i = 0; i < atOnce + 3; i++)
        {
            await host.Get<IDemoService>().SendAsync(Calls.Read(), Token);
        }

        Assert.Equal(Enumerable.Repeat(TimeSpan.FromSeconds(seconds), 3), host.Time.Waits);
        Assert.Equal(atOnce + 3, standIn.Count);
    }

    [Fact]
    public async Task An_operations_own_limit_stands_over_the_general_one_and_each_operation_has_its_own_count()
    {
        await using var standIn = StandIn.Start();
        await using var host = DemoHost.Create(
            standIn,
            new DemoProvider
            {
                RateLimits =
                {
                    ["*"] = new RateLimit(1, TimeSpan.FromSeconds(1)),
                    ["things.slow"] = new RateLimit(1, TimeSpan.FromSeconds(60)),
                },
            }
        );
        var service = host.Get<IDemoService>();
        await service.SendAsync(Calls.Read("things.slow"), Token);
        await service.SendAsync(Calls.Read("things.a"), Token);
        await service.SendAsync(Calls.Read("things.b"), Token);
        Assert.Empty(host.Time.Waits);

        await service.SendAsync(Calls.Read("things.slow"), Token);

        Assert.Equal([TimeSpan.FromSeconds(60)], host.Time.Waits);
    }

    [Fact]
    public async Task A_place_beyond_the_time_left_is_not_waited_for()
    {
        await using var standIn = StandIn.Start();
        await using var host = DemoHost.Create(
            standIn,
            new DemoProvider { RateLimits = { ["*"] = new RateLimit(1, TimeSpan.FromMinutes(10)) } }
        );
        await host.Get<IDemoService>().SendAsync(Calls.Read(), Token);

        var e = await Assert.ThrowsAsync<IntegrationException>(() => host.Get<IDemoService>().SendAsync(Calls.Read(), Token));

        Assert.Equal(IntegrationErrorKind.RateLimited, e.Kind);
        Assert.Equal(TimeSpan.FromMinutes(10), e.RetryAfter);
        Assert.True(e.IsTransient);
        Assert.Equal(1, standIn.Count);
        Assert.Empty(host.Time.Waits);
    }

    [Fact]
    public async Task A_429_holds_back_its_own_partition_only()
    {
        await using var standIn = StandIn.Start(Reply.Busy("300"));
        await using var host = DemoHost.Create(standIn);
        var service = host.Get<IDemoService>();
        WireCall In(string partition) =>
            new("chat.post", HttpMethod.Post, "post", Repeat.NotIdempotent) { RateLimitPartition = partition, Body = Calls.Body() };
        await Assert.ThrowsAsync<IntegrationException>(() => service.SendAsync(In("C1"), Token));

        await service.SendAsync(In("C2"), Token);
        var e = await Assert.ThrowsAsync<IntegrationException>(() => service.SendAsync(In("C1"), Token));

        Assert.Equal(IntegrationErrorKind.RateLimited, e.Kind);
        Assert.False(e.OutcomeUnknown);
        Assert.Equal(2, standIn.Count);
        Assert.Empty(host.Time.Waits);

        host.Time.Advance(TimeSpan.FromSeconds(300));
        await service.SendAsync(In("C1"), Token);
        Assert.Equal(3, standIn.Count);
    }
}
