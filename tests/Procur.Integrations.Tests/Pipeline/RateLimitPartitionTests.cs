using Procur.Integrations.Tests.Demo;
using Procur.Integrations.Wire;

namespace Procur.Integrations.Tests.Pipeline;

/// <summary>A service may count calls by something narrower than what a 429 of it holds back.</summary>
public sealed class RateLimitPartitionTests
{
    private static readonly DemoProvider OneASecond = new()
    {
        RateLimits = { ["posts.create"] = new RateLimit(1, TimeSpan.FromSeconds(1)) },
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_partition_is_spaced_for_itself()
    {
        await using var standIn = StandIn.Start();
        await using var host = DemoHost.Create(standIn, OneASecond);
        var service = host.Get<IDemoService>();

        await service.SendAsync(Post("one"), Token);
        await service.SendAsync(Post("two"), Token);
        Assert.Empty(host.Time.Waits);

        await service.SendAsync(Post("one"), Token);
        Assert.Equal([TimeSpan.FromSeconds(1)], host.Time.Waits);
    }

    [Fact]
    public async Task A_429_holds_back_the_wider_pause_partition_and_nothing_else()
    {
        await using var standIn = StandIn.Start(Reply.Busy("7"));
        await using var host = DemoHost.Create(standIn, OneASecond, with: one => one.ConfigureResilience(r => r.MaxAttempts = 1));
        var service = host.Get<IDemoService>();
        await Assert.ThrowsAsync<IntegrationException>(() => service.SendAsync(Post("one"), Token));

        await service.SendAsync(Calls.Read("posts.list"), Token);
        Assert.Empty(host.Time.Waits);

        await service.SendAsync(Post("two"), Token);
        Assert.Equal([TimeSpan.FromSeconds(7)], host.Time.Waits);
    }

    [Fact]
    public async Task A_partition_is_still_spaced_after_thousands_of_others_were_used()
    {
        await using var standIn = StandIn.Start();
        await using var host = DemoHost.Create(standIn, OneASecond);
        var service = host.Get<IDemoService>();
        for (var i = 0; i < 2_001; i++)
        {
            await service.SendAsync(Post($"channel {i}"), Token);
        }

        Assert.Empty(host.Time.Waits);
        await service.SendAsync(Post("channel 3"), Token);
        Assert.Equal([TimeSpan.FromSeconds(1)], host.Time.Waits);
    }

    private static WireCall Post(string channel) =>
        new("posts.create", HttpMethod.Post, "v1/posts", Repeat.NotIdempotent)
        {
            Body = Calls.Body(),
            RateLimitPartition = channel,
            PausePartition = "posts.create",
        };
}
