using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Procur.Integrations.Webhooks;

namespace Procur.Integrations.GoogleWorkspace.Tests;

/// <summary>Channels, on which nobody signs: begun, spoken on, forged, stopped, renewed.</summary>
[SuiteOf(typeof(IWebhookReceiver))]
public sealed class ChannelTests : WebhookSuite<GoogleFixture>
{
    private readonly ConcurrentQueue<ICalendarChangedEvent> seen = new();

    private GoogleCalendarChannels Channels => World.Get<GoogleCalendarChannels>();

    // A channel's own request says where it speaks to.
    protected override Task SubscribeAsync() => Task.CompletedTask;

    protected override void AddTo(IServiceCollection services) => Keep(services, seen);

    [Fact]
    public async Task A_change_is_told_and_the_first_call_of_a_channel_is_none()
    {
        var watch = await StartAsync();
        await SettledAsync();
        Assert.Empty(seen);

        await World.Get<ICalendarProvider>().CreateEventAsync(Google.Meeting(), Token);
        await SettledAsync();

        var changed = Assert.IsType<GoogleCalendarChanged>(Assert.Single(seen));
        Assert.Equal(
            ("primary", watch.ChannelId, "exists", $"{watch.ChannelId}-2"),
            (changed.CalendarId, changed.ChannelId, changed.Type, changed.Id)
        );
        Assert.Equal("primary", watch.CalendarId);
        Assert.InRange(watch.ExpiresAt!.Value - World.Host.Time.GetUtcNow(), TimeSpan.FromDays(6.9), TimeSpan.FromDays(7.1));
    }

    [Fact]
    public async Task A_lifetime_is_asked_for_and_what_is_granted_is_told()
    {
        var watch = await Channels.StartAsync(Request with { Lifetime = TimeSpan.FromHours(2) }, Token);

        Assert.InRange(watch.ExpiresAt!.Value - World.Host.Time.GetUtcNow(), TimeSpan.FromHours(1.9), TimeSpan.FromHours(2.1));
    }

    [Theory]
    [InlineData("token", "0f1e2d3c4b5a69788796a5b4c3d2e1f0")]
    [InlineData("token", "")]
    [InlineData("resource", "ret08u3rv24htgh289g")]
    public async Task What_a_stranger_says_on_a_channel_is_seen_by_no_handler(string forged, string value)
    {
        var watch = await StartAsync();

        await ForgeAsync(watch, new JsonObject { [forged] = value });
        await SettledAsync();

        Assert.Empty(seen);
        await ForgeAsync(watch, []);
        await SettledAsync();
        Assert.Single(seen);
    }

    [Fact]
    public async Task The_address_and_the_secret_of_one_channel_are_no_good_for_another()
    {
        var (one, other) = (await StartAsync(), await StartAsync());
        var requests = await World.Sandbox.Control.GetRequestsAsync(cancellationToken: Token);
        var secret = requests.Where(call => call.Operation == "calendar.events.watch").Select(call => JsonNode.Parse(call.Body)!).Last();
        Assert.Equal(other.ChannelId, secret["id"]!.GetValue<string>());

        await ForgeAsync(one, new JsonObject { ["token"] = secret["token"]!.GetValue<string>() });
        await SettledAsync();

        Assert.Empty(seen);
        Assert.NotEqual(one.AddressToken, other.AddressToken);
        Assert.Equal(48, secret["token"]!.GetValue<string>().Length);
    }

    [Fact]
    public async Task A_channel_that_was_stopped_is_heard_no_more_and_stopping_twice_is_no_failure()
    {
        var watch = await StartAsync();
        await SettledAsync();

        Assert.True(await Channels.StopAsync(watch, Token));
        Assert.False(await Channels.StopAsync(watch, Token));
        await ForgeAsync(watch, []);
        await World.Get<ICalendarProvider>().CreateEventAsync(Google.Meeting(), Token);
        await SettledAsync();

        Assert.Empty(seen);
        Assert.Single(await World.EffectsAsync("channel-stop", Token));
    }

    [Fact]
    public async Task A_channel_is_renewed_by_another_before_the_old_one_ends()
    {
        var old = await StartAsync();

        var next = await Channels.RenewAsync(old, Request, Token);
        await World.Get<ICalendarProvider>().CreateEventAsync(Google.Meeting(), Token);
        await SettledAsync();

        Assert.NotEqual(old.ChannelId, next.ChannelId);
        Assert.Equal(next.ChannelId, Assert.IsType<GoogleCalendarChanged>(Assert.Single(seen)).ChannelId);
        var operations = (await World.Sandbox.Control.GetRequestsAsync(cancellationToken: Token)).Select(call => call.Operation).ToList();
        Assert.True(operations.LastIndexOf("calendar.events.watch") < operations.IndexOf("calendar.channels.stop"));
    }

    [Fact]
    public async Task A_call_that_comes_twice_is_handled_once_and_one_that_fails_here_comes_again()
    {
        await StartAsync();
        await SettledAsync();
        await World.FaultAsync("webhook-duplicate", Token);

        await World.Get<ICalendarProvider>().CreateEventAsync(Google.Meeting(), Token);
        await SettledAsync();

        Assert.Single(seen);
    }

    [Fact]
    public async Task Without_a_public_address_nothing_is_sent()
    {
        var e = await Assert.ThrowsAsync<IntegrationException>(() => Channels.StartAsync(new GoogleWatchRequest(), Token));

        Assert.Equal(IntegrationErrorKind.NotConfigured, e.Kind);
        Assert.Contains("PublicBaseUrl", e.Message, StringComparison.Ordinal);
        Assert.Empty(await World.EffectsAsync(cancellationToken: Token));
    }

    [Fact]
    public async Task Nothing_that_is_kept_of_a_channel_holds_its_secret()
    {
        var watch = await StartAsync();
        var requests = await World.Sandbox.Control.GetRequestsAsync(cancellationToken: Token);
        var sent = JsonNode.Parse(requests.Single(call => call.Operation == "calendar.events.watch").Body)!;
        var ticket = await World.Get<ICallbackTickets>().FindAsync(watch.AddressToken, Token);

        Assert.DoesNotContain(sent["token"]!.GetValue<string>(), ticket!.Data.Values);
        Assert.DoesNotContain(watch.AddressToken, watch.ToString(), StringComparison.Ordinal);
        Assert.Contains(watch.AddressToken, sent["address"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    private GoogleWatchRequest Request => new() { PublicBaseUrl = Front.Address };

    private Task<GoogleWatch> StartAsync() => Channels.StartAsync(Request, Token);

    private Task SettledAsync() => World.Sandbox.Control.WaitForIdleAsync(Token);

    private Task<JsonObject> ForgeAsync(GoogleWatch watch, JsonObject with)
    {
        with["channel"] = watch.ChannelId;
        return World.Sandbox.Control.ActAsync(GoogleWorkspaceIntegration.Key, "forge-push", with, cancellationToken: Token);
    }
}
