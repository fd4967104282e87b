using System.Text.Json.Nodes;
using Procur.Integrations.Webhooks;

namespace Procur.Integrations.GoogleWorkspace.Tests;

/// <summary>The worked example of the service's documents, and what strangers may send.</summary>
public sealed class ReceiverTests : IAsyncLifetime
{
    private const string Resource = "ret08u3rv24htgh289g";

    private readonly StandIn server = GoogleHost.Server(_ =>
        Reply.Json($$"""{"kind":"api#channel","resourceId":"{{Resource}}","expiration":"1767830400000"}""")
    );

    private TestHost? host;
    private CallbackTicket? ticket;
    private Dictionary<string, string>? documented;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private CallbackTicket Ticket => ticket!;

    private Dictionary<string, string> Documented => documented!;

    private string Channel => Documented["X-Goog-Channel-ID"];

    public async ValueTask InitializeAsync()
    {
        host = GoogleHost.Create(server);
        var watch = await host.Get<GoogleCalendarChannels>()
            .StartAsync(new GoogleWatchRequest { PublicBaseUrl = new Uri("https://host.example") }, Token);
        ticket = await host.Get<ICallbackTickets>().FindAsync(watch.AddressToken, Token);
        var sent = JsonNode.Parse(server.Calls().Single().Text)!;
        documented = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["X-Goog-Channel-ID"] = sent["id"]!.GetValue<string>(),
            ["X-Goog-Channel-Token"] = sent["token"]!.GetValue<string>(),
            ["X-Goog-Channel-Expiration"] = "Thu, 08 Jan 2026 00:00:00 GMT",
            ["X-Goog-Resource-ID"] = Resource,
            ["X-Goog-Resource-URI"] = "https://www.googleapis.com/calendar/v3/calendars/primary/events?alt=json",
            ["X-Goog-Resource-State"] = "exists",
            ["X-Goog-Message-Number"] = "10",
        };
    }

    public async ValueTask DisposeAsync()
    {
        await host!.DisposeAsync();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task The_documented_example_is_accepted_and_read()
    {
        Assert.Equal(VerificationOutcome.Accepted, await VerifyAsync(Documented, Ticket));

        var read = Assert.IsType<GoogleCalendarChanged>(Assert.Single(Read(Documented)));
        Assert.Equal((Channel + "-10", "exists", "primary"), (read.Id, read.Type, read.CalendarId));
    }

    [Theory]
    [InlineData("X-Goog-Channel-ID")]
    [InlineData("X-Goog-Channel-Token")]
    [InlineData("X-Goog-Resource-ID")]
    [InlineData("X-Goog-Message-Number")]
    public async Task Without_a_header_or_with_another_value_it_is_refused(string name)
    {
        Assert.Equal(VerificationOutcome.Refused, await VerifyAsync(Without(name), Ticket));
        if (name != "X-Goog-Message-Number")
        {
            foreach (var value in (string[])["", " ", "é", new string('x', 5000), Documented[name][..^1], Documented[name] + "0"])
            {
                Assert.Equal(VerificationOutcome.Refused, await VerifyAsync(With(name, value), Ticket));
            }
        }
    }

    [Fact]
    public async Task An_address_that_was_made_for_no_channel_is_refused()
    {
        Assert.Equal(VerificationOutcome.Refused, await VerifyAsync(Documented, null));
        Assert.Equal(
            VerificationOutcome.Refused,
            await VerifyAsync(Documented, new CallbackTicket(Ticket.Connection) { Token = Ticket.Token })
        );
    }

    [Fact]
    public void The_first_call_of_a_channel_is_no_event() => Assert.Empty(Read(With("X-Goog-Resource-State", "sync")));

    [Theory]
    [InlineData(
        "https://www.googleapis.com/calendar/v3/calendars/c_1%40group.calendar.google.com/events?alt=json",
        "c_1@group.calendar.google.com"
    )]
    [InlineData("https://www.googleapis.com/calendar/v3/calendars/owner@procur.example/events", "owner@procur.example")]
    public void The_calendar_is_the_one_in_the_resources_address(string address, string calendarId) =>
        Assert.Equal(
            calendarId,
            Assert.IsType<GoogleCalendarChanged>(Assert.Single(Read(With("X-Goog-Resource-URI", address)))).CalendarId
        );

    [Theory]
    [InlineData("no address")]
    [InlineData("https://www.googleapis.com/calendar/v3/calendars//events")]
    [InlineData("https://www.googleapis.com/drive/v3/changes")]
    public void What_names_no_calendar_is_a_notice_that_keeps_what_there_is(string address)
    {
        var notice = Assert.IsType<GoogleChannelNotice>(Assert.Single(Read(With("X-Goog-Resource-URI", address))));

        Assert.Equal(Channel + "-10", notice.Id);
    }

    private Dictionary<string, string> Without(string name) => new(Documented.Where(header => header.Key != name), Documented.Comparer);

    private Dictionary<string, string> With(string name, string value) => new(Documented, Documented.Comparer) { [name] = value };

    private static RawWebhook Webhook(Dictionary<string, string> headers, CallbackTicket? made) =>
        new(default, name => headers.GetValueOrDefault(name), DateTimeOffset.UnixEpoch) { Ticket = made };

    private IEnumerable<WebhookEvent> Read(Dictionary<string, string> headers) =>
        host!.Get<IWebhookReceiver>().Read(Webhook(headers, Ticket));

    private async Task<VerificationOutcome> VerifyAsync(Dictionary<string, string> headers, CallbackTicket? made) =>
        (await host!.Get<IWebhookReceiver>().VerifyAsync(Webhook(headers, made), [], Token)).Outcome;
}
