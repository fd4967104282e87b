using System.Net;
using Procur.Integrations.AspNetCore.Tests.Fakes;
using Procur.Integrations.AspNetCore.Tests.Hosting;
using Procur.Integrations.Webhooks;

namespace Procur.Integrations.AspNetCore.Tests.Processing;

public sealed class LimitTests
{
    [Fact]
    public async Task A_source_has_its_burst_and_then_its_rate()
    {
        await using var host = Host("Source", perSecond: 2, burst: 3);
        Assert.Equal([true, true, true, false], Enumerable.Range(0, 4).Select(_ => Admits(host, "192.0.2.1")));
        host.Time.Advance(TimeSpan.FromMilliseconds(500));
        Assert.Equal([true, false], Enumerable.Range(0, 2).Select(_ => Admits(host, "192.0.2.1")));
        host.Time.Advance(TimeSpan.FromHours(1));
        Assert.Equal([true, true, true, false], Enumerable.Range(0, 4).Select(_ => Admits(host, "192.0.2.1")));
    }

    [Fact]
    public async Task One_source_does_not_use_up_anothers()
    {
        await using var host = Host("Source", perSecond: 1, burst: 1);
        Assert.True(Admits(host, "192.0.2.1"));
        Assert.False(Admits(host, "::ffff:192.0.2.1"));
        Assert.True(Admits(host, "192.0.2.2"));
        Assert.True(Admits(host, "2001:db8:0:1::1"));
        Assert.False(Admits(host, "2001:db8:0:1:ffff::2"));
        Assert.True(Admits(host, "2001:db8:0:2::1"));
    }

    [Fact]
    public async Task Being_sent_away_says_when_to_come_back()
    {
        await using var host = Host("Source", perSecond: 1, burst: 1);
        Assert.True(Admits(host, "192.0.2.1"));
        var answer = host.Processor.Admit(WebhookRoute.ToIntegration("fake") with { RemoteAddress = IPAddress.Parse("192.0.2.1") });
        Assert.Equal(429, answer?.Status);
        Assert.Contains(new Wire.WireHeader("Retry-After", "1"), answer!.Headers);
    }

    [Fact]
    public async Task Sources_without_end_are_held_to_a_number()
    {
        await using var host = Host("Source", perSecond: 1, burst: 1);
        var bytes = new byte[4];
        for (var i = 0; i < 120_000; i++)
        {
            System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(bytes, i);
            Assert.Null(host.Processor.Admit(WebhookRoute.ToIntegration("fake") with { RemoteAddress = new IPAddress(bytes) }));
        }

        Assert.False(Admits(host, "0.1.212.191"));
    }

    [Fact]
    public async Task A_tenants_limit_counts_only_what_was_verified()
    {
        await using var host = Host("Tenant", perSecond: 1, burst: 2);
        await host.SaveAsync("acme", FakeWebhook.Secret, "acct_acme");
        await host.SaveAsync("globex", FakeWebhook.Secret, "acct_globex");
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(401, (await host.PostAsync(new FakeWebhook("evt_1") { SignedWith = "wrong" }, "acme")).Status);
        }

        Assert.Equal(200, (await host.PostAsync(new FakeWebhook("evt_1"), "acme")).Status);
        Assert.Equal(200, (await host.PostAsync(new FakeWebhook("evt_2"), "acme")).Status);
        Assert.Equal(429, (await host.PostAsync(new FakeWebhook("evt_3"), "acme")).Status);
        Assert.Equal(200, (await host.PostAsync(new FakeWebhook("evt_3"), "globex")).Status);
        host.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(200, (await host.PostAsync(new FakeWebhook("evt_3"), "acme")).Status);
    }

    [Fact]
    public async Task A_rate_of_nothing_is_no_limit()
    {
        await using var host = Host("Source", perSecond: 0, burst: 1);
        Assert.All(Enumerable.Range(0, 100), _ => Assert.True(Admits(host, "192.0.2.1")));
    }

    private static bool Admits(WebhookHost host, string source) =>
        host.Processor.Admit(WebhookRoute.ToIntegration("fake") with { RemoteAddress = IPAddress.Parse(source) }) is null;

    private static WebhookHost Host(string whose, int perSecond, int burst) =>
        WebhookHost.Create(
            settings: new()
            {
                [$"Integrations:Webhooks:{whose}Limit:PerSecond"] = $"{perSecond}",
                [$"Integrations:Webhooks:{whose}Limit:Burst"] = $"{burst}",
            }
        );
}
