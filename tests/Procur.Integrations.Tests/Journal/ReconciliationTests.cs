using Procur.Integrations.Journal;
using Procur.Integrations.Tests.Demo;
using Procur.Integrations.Wire;

namespace Procur.Integrations.Tests.Journal;

/// <summary>What nobody can tell is looked up in the background until it is settled; what people decide is kept with their names.</summary>
public sealed class ReconciliationTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_unknown_outcome_is_looked_up_when_it_is_due_and_less_and_less_often()
    {
        var resolver = new ScriptedResolver();
        await using var standIn = StandIn.Start(Reply.Reset);
        await using var host = Host(standIn, resolver);
        await LoseAsync(host, Repeat.NotIdempotent);
        var outcomes = host.Get<OperationOutcomes>();

        await outcomes.ReconcileAsync(Token);
        Assert.Empty(resolver.Asked);
        foreach (var wait in new[] { 10, 20, 40, 80 })
        {
            host.Time.Advance(TimeSpan.FromSeconds(wait - 1));
            Assert.Equal(0, await outcomes.ReconcileAsync(Token));
            var before = resolver.Asked.Count;
            host.Time.Advance(TimeSpan.FromSeconds(1));
            Assert.Equal(0, await outcomes.ReconcileAsync(Token));
            Assert.Equal(before + 1, resolver.Asked.Count);
        }

        resolver.Finds = _ => OutcomeResolution.TookEffect(200, """{"id":"found"}"""u8.ToArray(), "look-up");
        host.Time.Advance(TimeSpan.FromSeconds(160));
        Assert.Equal(1, await outcomes.ReconcileAsync(Token));

        Assert.True((await SendAsync(host, Repeat.NotIdempotent)).IsRecorded);
        Assert.Equal(1, standIn.Count);
        var told = Assert.Single(host.Audit.Records, record => record.Operation == "outcome.settled");
        Assert.Equal(("took_effect", "pay 17/things.create"), (told.Outcome, told.JournalKey));
    }

    [Fact]
    public async Task A_look_up_that_fails_is_made_again_later()
    {
        var resolver = new ScriptedResolver
        {
            Finds = _ => throw new IntegrationException("demo", "things.list", IntegrationErrorKind.Unavailable, "down"),
        };
        await using var standIn = StandIn.Start(Reply.Reset);
        await using var host = Host(standIn, resolver);
        await LoseAsync(host, Repeat.NotIdempotent);
        var outcomes = host.Get<OperationOutcomes>();

        host.Time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(0, await outcomes.ReconcileAsync(Token));
        Assert.Equal(0, await outcomes.ReconcileAsync(Token));
        Assert.Single(resolver.Asked);
        resolver.Finds = _ => OutcomeResolution.DidNotHappen("not in the list");
        host.Time.Advance(TimeSpan.FromSeconds(20));

        Assert.Equal(1, await outcomes.ReconcileAsync(Token));
        Assert.Empty(await outcomes.ListUnknownAsync(cancellationToken: Token).ToListAsync(Token));
    }

    [Fact]
    public async Task Where_nobody_can_be_asked_it_waits_for_a_person()
    {
        await using var standIn = StandIn.Start(Reply.Reset);
        await using var host = DemoHost.Create(standIn);
        await LoseAsync(host, Repeat.NotIdempotent);
        host.Time.Advance(TimeSpan.FromDays(2));

        Assert.Equal(0, await host.Get<OperationOutcomes>().ReconcileAsync(Token));
        var entry = Assert.Single(await host.Get<OperationOutcomes>().ListUnknownAsync(cancellationToken: Token).ToListAsync(Token));
        Assert.Null(entry.DueIn);
    }

    [Fact]
    public async Task A_finding_of_one_whose_turn_is_over_is_not_recorded()
    {
        var time = new ManualTimeProvider();
        var journal = new DurableJournal(time);
        JournalEntry? other = null;
        var resolver = new ScriptedResolver();
        resolver.Finds = _ =>
        {
            // Stopped for so long that another process was handed the outcome.
            time.Advance(TimeSpan.FromMinutes(10));
            other = journal.TakeDueAsync(1, TimeSpan.FromMinutes(3), Token).AsTask().Result.Single();
            return OutcomeResolution.TookEffect(200, "{}"u8.ToArray(), "look-up");
        };
        await using var standIn = StandIn.Start(Reply.Reset);
        await using var host = LeaseTests.Host(standIn, journal, time, resolver);
        await LoseAsync(host, Repeat.NotIdempotent);
        time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(0, await host.Get<OperationOutcomes>().ReconcileAsync(Token));

        var now = await journal.FindAsync(LeaseTests.Id(), Token);
        Assert.Equal((JournalState.Unknown, other!.Version, 2), (now!.State, now.Version, now.Looks));
    }

    [Theory]
    [InlineData("0f8fad5bd9cb469fa16570867728950e", "N")]
    [InlineData("0f8fad5b-d9cb-469f-a165-70867728950e", "D")]
    [InlineData("order-17", null)]
    public async Task What_did_not_happen_is_sent_under_a_new_key_for_the_service_would_repeat_its_stored_failure(string key, string? form)
    {
        var resolver = new ScriptedResolver { Finds = _ => OutcomeResolution.DidNotHappen("not in the list") };
        await using var standIn = StandIn.Start([.. Enumerable.Repeat(Reply.Json("{}", 500), 4), Reply.Json("""{"id":"a"}""")]);
        await using var host = Host(standIn, resolver);
        await Assert.ThrowsAsync<IntegrationException>(() => SendAsync(host, Repeat.IdempotentByKey, key));

        var reply = await SendAsync(host, Repeat.IdempotentByKey, key);

        Assert.False(reply.IsRecorded);
        var keys = standIn.Received.Select(request => request.Header("Idempotency-Key")!).ToList();
        Assert.All(keys[..4], sent => Assert.Equal(key, sent));
        Assert.NotEqual(key, keys[4]);
        Assert.Equal(form is not null, Guid.TryParseExact(keys[4], form ?? "N", out _));
        Assert.True((await SendAsync(host, Repeat.IdempotentByKey, key)).IsRecorded);
        Assert.Equal(5, standIn.Count);
    }

    [Fact]
    public async Task A_new_key_stays_the_intents_own_where_its_send_comes_to_nothing()
    {
        var resolver = new ScriptedResolver { Finds = _ => OutcomeResolution.DidNotHappen("not in the list") };
        await using var standIn = StandIn.Start([.. Enumerable.Repeat(Reply.Json("{}", 500), 4), Reply.Json("{}", 403), Reply.Json("{}")]);
        await using var host = Host(standIn, resolver);
        await Assert.ThrowsAsync<IntegrationException>(() => SendAsync(host, Repeat.IdempotentByKey));
        await Assert.ThrowsAsync<IntegrationException>(() => SendAsync(host, Repeat.IdempotentByKey));

        await SendAsync(host, Repeat.IdempotentByKey);

        var keys = standIn.Received.Select(request => request.Header("Idempotency-Key")!).ToList();
        Assert.Equal(keys[4], keys[5]);
        Assert.NotEqual(keys[0], keys[4]);
    }

    [Fact]
    public async Task A_person_may_have_it_sent_again_and_the_trail_keeps_who_and_why()
    {
        await using var standIn = StandIn.Start(Reply.Reset, Reply.Json("""{"id":"b"}"""));
        await using var host = DemoHost.Create(standIn);
        await LoseAsync(host, Repeat.NotIdempotent);
        var outcomes = host.Get<OperationOutcomes>();
        var id = LeaseTests.Id();

        Assert.True(await outcomes.ForceResendAsync(id, "the bank knows of nothing", "amina", Token));
        Assert.False(await outcomes.ForceResendAsync(id, "again", "amina", Token));
        var noted = await host.Get<IOperationJournal>().FindAsync(id, Token);
        var reply = await SendAsync(host, Repeat.NotIdempotent);

        Assert.Equal(("the bank knows of nothing", "amina"), (noted!.Evidence, noted.Actor));
        Assert.Equal("b", reply.Json.GetProperty("id").GetString());
        var told = Assert.Single(host.Audit.Records, record => record.Operation == "outcome.force_resend");
        Assert.Equal("amina: the bank knows of nothing", told.Detail);
    }

    [Fact]
    public async Task Who_settles_by_hand_stands_in_the_journal_and_in_the_trail()
    {
        await using var standIn = StandIn.Start(Reply.Reset);
        await using var host = DemoHost.Create(standIn);
        await LoseAsync(host, Repeat.NotIdempotent);
        var found = OutcomeResolution.TookEffect(200, "{}"u8.ToArray(), "bank statement of 5 January");

        Assert.True(await host.Get<OperationOutcomes>().SettleAsync(LeaseTests.Id(), found, "amina", Token));

        var entry = await host.Get<IOperationJournal>().FindAsync(LeaseTests.Id(), Token);
        Assert.Equal(("bank statement of 5 January", "amina"), (entry!.Evidence, entry.Actor));
        var told = Assert.Single(host.Audit.Records, record => record.Operation == "outcome.settled");
        Assert.Equal("things.create by amina: bank statement of 5 January", told.Detail);
    }

    private static TestHost Host(StandIn standIn, ScriptedResolver resolver) =>
        DemoHost.Create(
            standIn,
            with: builder => builder.AddProvider<IOutcomeResolver>(_ => resolver),
            time: new ManualTimeProvider { AutoAdvance = true }
        );

    private static Task<WireReply> SendAsync(TestHost host, Repeat repeat, string key = "key-1") =>
        host.Get<IDemoService>().SendAsync(NamedIntentTests.Named(repeat, key), Token);

    private static async Task LoseAsync(TestHost host, Repeat repeat) =>
        Assert.True((await Assert.ThrowsAsync<IntegrationException>(() => SendAsync(host, repeat))).OutcomeUnknown);
}
