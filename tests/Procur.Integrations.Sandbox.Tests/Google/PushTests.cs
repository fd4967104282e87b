using System.Net;
using System.Text.Json.Nodes;
using Procur.Integrations.Sandbox.Tests.Receivers;

namespace Procur.Integrations.Sandbox.Tests.Google;

public sealed class PushTests : CalendarTest
{
    private const string Watch = Path + "/watch";
    private const string Stop = "calendar/v3/channels/stop";

    [Fact]
    public async Task A_channel_begins_with_a_sync_and_then_says_that_something_changed()
    {
        await using var receiver = await WebhookReceiver.StartAsync(Token);
        var (status, channel) = await CallAsync(HttpMethod.Post, Watch, Channel(receiver.Url));
        Assert.Equal(HttpStatusCode.OK, status);

        await InsertedAsync(Event());
        await ActAsync(
            "add-event",
            new JsonObject
            {
                ["summary"] = "Theirs",
                ["start"] = Time(0),
                ["end"] = Time(1),
            }
        );
        await Control.WaitForIdleAsync(Token);

        var calls = receiver.Received;
        Assert.Equal(["sync", "exists", "exists"], calls.Select(call => call.Headers["X-Goog-Resource-State"]));
        Assert.Equal(["1", "2", "3"], calls.Select(call => call.Headers["X-Goog-Message-Number"]));
        Assert.All(
            calls,
            call =>
            {
                Assert.Equal("c1", call.Headers["X-Goog-Channel-ID"]);
                Assert.Equal("s3cret", call.Headers["X-Goog-Channel-Token"]);
                Assert.Equal(Text(channel!, "resourceId"), call.Headers["X-Goog-Resource-ID"]);
                Assert.Equal(Text(channel!, "resourceUri"), call.Headers["X-Goog-Resource-URI"]);
                Assert.Empty(call.Body);
            }
        );
    }

    [Fact]
    public async Task A_channel_is_told_no_more_after_it_was_stopped_or_has_ended()
    {
        await using var receiver = await WebhookReceiver.StartAsync(Token);
        var (_, channel) = await CallAsync(HttpMethod.Post, Watch, Channel(receiver.Url));
        var stop = new JsonObject { ["id"] = "c1", ["resourceId"] = Text(channel!, "resourceId") };

        AssertRefused(await CallAsync(HttpMethod.Post, Stop, new JsonObject { ["id"] = "c1", ["resourceId"] = "x" }), 404, "notFound");
        Assert.Equal(HttpStatusCode.NoContent, (await CallAsync(HttpMethod.Post, Stop, stop)).Status);
        AssertRefused(await CallAsync(HttpMethod.Post, Stop, stop), 404, "notFound");
        AssertRefused(await CallAsync(HttpMethod.Post, Watch, Channel(receiver.Url)), 400, "channelIdNotUnique");
        var (_, second) = await CallAsync(HttpMethod.Post, Watch, Channel(receiver.Url, "c2"));
        Assert.Equal(
            Sandbox.TimeProvider.GetUtcNow().AddDays(7).ToUnixTimeMilliseconds(),
            long.Parse(Text(second!, "expiration")!, System.Globalization.CultureInfo.InvariantCulture),
            60_000.0
        );
        await Control.AdvanceAsync(TimeSpan.FromDays(7), Token);
        await InsertedAsync(Event());
        await Control.WaitForIdleAsync(Token);

        Assert.All(receiver.Received, call => Assert.Equal("sync", call.Headers["X-Goog-Resource-State"]));
        Assert.Equal(
            ["channel", "channel-stop", "channel"],
            (await LedgerAsync()).Select(effect => effect.Kind).Where(kind => kind != "event")
        );
    }

    [Theory]
    [InlineData("address", "http://example.org/push")]
    [InlineData("type", "email")]
    [InlineData("id", "")]
    public async Task A_channel_that_cannot_be_is_refused(string name, string value)
    {
        var channel = Channel(new Uri("https://example.org/push"));
        channel[name] = value;

        Assert.Equal(HttpStatusCode.BadRequest, (await CallAsync(HttpMethod.Post, Watch, channel)).Status);
        Assert.Empty(await LedgerAsync());
    }

    private static JsonObject Channel(Uri address, string id = "c1") =>
        new()
        {
            ["id"] = id,
            ["type"] = "web_hook",
            ["address"] = address.AbsoluteUri,
            ["token"] = "s3cret",
        };
}
