using System.Net;
using Procur.Integrations.AspNetCore.Tests.Fakes;
using Procur.Integrations.AspNetCore.Tests.Hosting;
using Procur.Integrations.Webhooks;

namespace Procur.Integrations.AspNetCore.Tests.Administration;

public sealed class EventTests
{
    [Fact]
    public async Task Events_are_listed_by_what_is_asked_for_without_their_content()
    {
        var inbox = new FakeInbox();
        inbox.Add("1", "canary"u8.ToArray());
        await using var app = await AdminApp.StartAsync(inbox: inbox);
        var listed = await app.GetAsync(
            "/events?tenant=acme&integration=fake&connection=eu&state=dead&type=thing.paid&from=2026-01-01T00:00:00Z&to=2026-01-02&limit=7&cursor=40"
        );
        var one = Assert.Single(listed.GetProperty("events").EnumerateArray());
        Assert.Equal(
            ("dead", "evt_1", 15),
            (one.GetProperty("state").GetString(), one.GetProperty("eventId").GetString(), one.GetProperty("attempts").GetInt32())
        );
        Assert.Equal("17", listed.GetProperty("next").GetString());
        var (filter, asked) = Assert.Single(inbox.Asked);
        Assert.Equal("list 40", asked);
        Assert.Equal(
            new StoredWebhookFilter
            {
                Tenant = "acme",
                Integration = "fake",
                Connection = "eu",
                State = StoredWebhookState.Dead,
                Type = "thing.paid",
                From = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero),
                To = new DateTimeOffset(2026, 1, 2, 0, 0, 0, TimeSpan.Zero),
                Limit = 7,
            },
            filter
        );
        Assert.DoesNotContain("canary", app.Answers, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("?tenant=", "")]
    public async Task The_last_fifty_of_all_tenants_or_of_the_host_alone(string query, string? tenant)
    {
        var inbox = new FakeInbox();
        await using var app = await AdminApp.StartAsync(inbox: inbox);
        await app.GetAsync("/events" + query);
        Assert.Equal(new StoredWebhookFilter { Tenant = tenant, Limit = 50 }, Assert.Single(inbox.Asked).Filter);
    }

    [Theory]
    [InlineData("state=nonsense")]
    [InlineData("limit=0")]
    [InlineData("limit=1001")]
    [InlineData("from=yesterday")]
    [InlineData("cursor=nonsense")]
    public async Task What_cannot_be_asked_is_refused(string query)
    {
        await using var app = await AdminApp.StartAsync(inbox: new FakeInbox());
        await app.SendAsync(HttpMethod.Get, "/events?" + query, expected: HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task One_is_shown_with_what_came_as_text_or_bytes()
    {
        var inbox = new FakeInbox();
        inbox.Add("1", """{"it's":"text"}"""u8.ToArray());
        inbox.Add("2", [0xff, 0x00]);
        inbox.Add("3", null);
        await using var app = await AdminApp.StartAsync(inbox: inbox);
        Assert.Equal("""{"it's":"text"}""", (await app.GetAsync("/events/1")).GetProperty("payload").GetString());
        Assert.Equal([0xff, 0x00], (await app.GetAsync("/events/2")).GetProperty("payloadBase64").GetBytesFromBase64());
        Assert.False((await app.GetAsync("/events/3")).TryGetProperty("payload", out _));
        await app.SendAsync(HttpMethod.Get, "/events/4", expected: HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task One_is_replayed_or_given_up_in_the_name_of_who_asks()
    {
        var inbox = new FakeInbox();
        inbox.Add("1", null);
        await using var app = await AdminApp.StartAsync(inbox: inbox);
        Assert.Equal(1, (await app.PostAsync("/events/1/replay")).GetProperty("replayed").GetInt32());
        await app.PostAsync("/events/1/discard", expected: HttpStatusCode.NoContent);
        Assert.Equal(["replay 1 by op-1", "discard 1 by op-1"], inbox.Asked.Select(one => one.Asked));
        inbox.IsFree = false;
        await app.PostAsync("/events/1/replay", expected: HttpStatusCode.Conflict);
        await app.PostAsync("/events/1/discard", expected: HttpStatusCode.Conflict);
        await app.PostAsync("/events/2/replay", expected: HttpStatusCode.NotFound);
        await app.PostAsync("/events/2/discard", expected: HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("""{}""", null, StoredWebhookState.Dead, 1000)]
    [InlineData("""{"tenant":"acme","state":"handled","limit":5}""", "acme", StoredWebhookState.Handled, 5)]
    public async Task Many_are_replayed_dead_letters_unless_a_state_is_named(
        string body,
        string? tenant,
        StoredWebhookState state,
        int limit
    )
    {
        var inbox = new FakeInbox();
        await using var app = await AdminApp.StartAsync(inbox: inbox);
        using var content = new StringContent(body, null, "application/json");
        Assert.Equal(3, (await app.PostAsync("/events/replay", content)).GetProperty("replayed").GetInt32());
        var (filter, asked) = Assert.Single(inbox.Asked);
        Assert.Equal("replay by op-1", asked);
        Assert.Equal(
            new StoredWebhookFilter
            {
                Tenant = tenant,
                State = state,
                Limit = limit,
            },
            filter
        );
    }

    [Theory]
    [InlineData("""{"limit":0}""")]
    [InlineData("""{"state":"all"}""")]
    [InlineData("""{"tenants":"acme"}""")]
    public async Task A_replay_that_was_mistyped_replays_nothing(string body)
    {
        var inbox = new FakeInbox();
        await using var app = await AdminApp.StartAsync(inbox: inbox);
        using var content = new StringContent(body, null, "application/json");
        await app.PostAsync("/events/replay", content, HttpStatusCode.BadRequest);
        Assert.Empty(inbox.Asked);
    }

    [Fact]
    public async Task A_host_without_a_durable_inbox_says_so()
    {
        await using var app = await AdminApp.StartAsync();
        await app.SendAsync(HttpMethod.Get, "/events", expected: HttpStatusCode.NotImplemented);
    }
}
