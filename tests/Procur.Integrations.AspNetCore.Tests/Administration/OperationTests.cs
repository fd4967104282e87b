using System.Net;
using Procur.Integrations.AspNetCore.Tests.Hosting;
using Procur.Integrations.Connections;
using Procur.Integrations.Journal;
using Procur.Integrations.Wire;

namespace Procur.Integrations.AspNetCore.Tests.Administration;

public sealed class OperationTests
{
    [Fact]
    public async Task What_nobody_can_tell_is_listed_by_tenant_without_what_was_sent()
    {
        await using var app = await AdminApp.StartAsync();
        await UnknownAsync(app, "acme", "pay invoice/17 & more");
        await UnknownAsync(app, "other", "x");
        var listed = (await app.GetAsync("/operations?tenant=acme")).GetProperty("operations");
        var one = Assert.Single(listed.EnumerateArray());
        Assert.Equal("pay invoice/17 & more", one.GetProperty("key").GetString());
        Assert.Equal("things.create", one.GetProperty("operation").GetString());
        Assert.DoesNotContain("canary", app.Answers, StringComparison.Ordinal);
        var all = await app.GetAsync("/operations?limit=1");
        Assert.True(all.GetProperty("more").GetBoolean());
        Assert.Equal(2, (await app.GetAsync("/operations")).GetProperty("operations").GetArrayLength());
    }

    [Fact]
    public async Task A_person_settles_one_with_evidence_and_their_name_is_kept()
    {
        await using var app = await AdminApp.StartAsync();
        var id = await UnknownAsync(app, "acme", "pay 17");
        var said = await app.PostAsync(
            $"/operations/{await IdAsync(app)}/resolve",
            new
            {
                finding = "took-effect",
                evidence = "statement of 5 January",
                body = new { id = "thing_1" },
            }
        );
        Assert.Equal("took-effect", said.GetProperty("finding").GetString());
        var entry = await app.Get<IOperationJournal>().FindAsync(id, TestContext.Current.CancellationToken);
        Assert.Equal((JournalState.Settled, 200), (entry!.State, entry.ReplyStatus));
        Assert.Equal("""{"id":"thing_1"}""", System.Text.Encoding.UTF8.GetString(entry.ReplyBody.Span));
        Assert.Equal(("statement of 5 January", "op-1"), (entry.Evidence, entry.Actor));
        Assert.Empty((await app.GetAsync("/operations")).GetProperty("operations").EnumerateArray());
    }

    [Fact]
    public async Task One_that_did_not_happen_is_free_to_be_sent_again()
    {
        await using var app = await AdminApp.StartAsync();
        var id = await UnknownAsync(app, "acme", "pay 17");
        await app.PostAsync($"/operations/{await IdAsync(app)}/resolve", new { finding = "did-not-happen", evidence = "the bank says no" });
        var entry = await app.Get<IOperationJournal>().FindAsync(id, TestContext.Current.CancellationToken);
        Assert.Equal(JournalState.Recorded, entry!.State);
    }

    [Fact]
    public async Task One_is_sent_again_for_a_reason_alone()
    {
        await using var app = await AdminApp.StartAsync();
        var id = await UnknownAsync(app, "acme", "pay 17");
        var path = $"/operations/{await IdAsync(app)}/resend";
        await app.PostAsync(path, new { reason = " " }, HttpStatusCode.BadRequest);
        await app.PostAsync(path, new { reason = "the customer waits; refunded if double" }, HttpStatusCode.NoContent);
        var entry = await app.Get<IOperationJournal>().FindAsync(id, TestContext.Current.CancellationToken);
        Assert.Equal((JournalState.Recorded, 1, "op-1"), (entry!.State, entry.Renewals, entry.Actor));
        await app.PostAsync(path, new { reason = "again" }, HttpStatusCode.Conflict);
        Assert.Contains(app.Audit, record => record.Operation == "outcome.force_resend");
    }

    [Theory]
    [InlineData("still-unknown", "evidence", 200)]
    [InlineData("nonsense", "evidence", 200)]
    [InlineData(null, "evidence", 200)]
    [InlineData("took-effect", "", 200)]
    [InlineData("took-effect", "evidence", 17)]
    public async Task A_verdict_without_finding_or_evidence_changes_nothing(string? finding, string evidence, int status)
    {
        await using var app = await AdminApp.StartAsync();
        await UnknownAsync(app, "acme", "pay 17");
        await app.PostAsync(
            $"/operations/{await IdAsync(app)}/resolve",
            new
            {
                finding,
                evidence,
                status,
            },
            HttpStatusCode.BadRequest
        );
        Assert.Single((await app.GetAsync("/operations")).GetProperty("operations").EnumerateArray());
    }

    [Fact]
    public async Task The_service_is_asked_where_it_can_be()
    {
        await using var app = await AdminApp.StartAsync();
        await app.Host.SaveAsync("acme", "secret");
        await UnknownAsync(app, "acme", "pay 17");
        var said = await app.PostAsync($"/operations/{await IdAsync(app)}/look-up");
        // The fake service cannot be asked.
        Assert.Equal("still-unknown", said.GetProperty("finding").GetString());
    }

    [Theory]
    [InlineData("bm90aGluZw")]
    [InlineData("not!base64")]
    public async Task One_that_is_not_there_is_not_found(string id)
    {
        await using var app = await AdminApp.StartAsync();
        await app.PostAsync($"/operations/{id}/look-up", expected: HttpStatusCode.NotFound);
        await app.PostAsync($"/operations/{id}/resend", new { reason = "x" }, HttpStatusCode.NotFound);
    }

    private static async Task<string> IdAsync(AdminApp app) =>
        (await app.GetAsync("/operations")).GetProperty("operations")[0].GetProperty("id").GetString()!;

    private static async Task<JournalId> UnknownAsync(AdminApp app, string tenant, string key)
    {
        var id = new JournalId(new ConnectionId(tenant, "fake", ConnectionId.DefaultName), key, "things.create");
        await app.Get<IOperationJournal>()
            .RecordAsync(
                new JournalEntry(id, "things.create")
                {
                    State = JournalState.Unknown,
                    Repeat = Repeat.IdempotentByKey,
                    IdempotencyKey = "key",
                    Path = "things?canary",
                    LookUp = "canary",
                },
                TestContext.Current.CancellationToken
            );
        return id;
    }
}
