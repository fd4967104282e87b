using Microsoft.Extensions.DependencyInjection;
using Procur.Integrations.Connections;
using Procur.Integrations.Journal;
using Procur.Integrations.Tests.Demo;
using Procur.Integrations.Wire;

namespace Procur.Integrations.Tests.Journal;

/// <summary>What nobody can tell: when it is sent again, when never, and how it is settled.</summary>
public sealed class UnknownOutcomeTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Where_the_service_dedupes_it_is_sent_again_as_the_same_bytes_under_the_same_key()
    {
        await using var standIn = StandIn.Start().Always(_ => Reply.Reset);
        await using var host = DemoHost.Create(standIn, new DemoProvider { KeyLifetime = TimeSpan.FromHours(24) });
        WireCall Pay(string key, string at) =>
            new("things.create", HttpMethod.Post, "v1/things", Repeat.IdempotentByKey)
            {
                Body = Calls.Body($$"""{"amount":100,"at":"{{at}}"}"""),
                IdempotencyKey = key,
                OperationKey = "pay 17",
                Fingerprint = "100",
                Headers = [new WireHeader("Idempotency-Key", key)],
            };
        var e = await Assert.ThrowsAsync<IntegrationException>(() => host.Get<IDemoService>().SendAsync(Pay("key-1", "12:00"), Token));
        Assert.True(e.OutcomeUnknown);
        standIn.Otherwise = _ => Reply.Json("""{"id":"a"}""");

        host.Time.Advance(TimeSpan.FromHours(23));
        var reply = await host.Get<IDemoService>().SendAsync(Pay("key-2", "11:00"), Token);

        Assert.False(reply.IsRecorded);
        Assert.Equal(5, standIn.Count);
        Assert.All(standIn.Received, request => Assert.Equal("""{"amount":100,"at":"12:00"}""", request.Text));
        Assert.All(standIn.Received, request => Assert.Equal("key-1", request.Header("Idempotency-Key")));
        Assert.Empty(await UnknownAsync(host));
    }

    [Fact]
    public async Task After_the_services_window_it_is_not_sent_again()
    {
        await using var standIn = StandIn.Start().Always(_ => Reply.Reset);
        await using var host = DemoHost.Create(standIn, new DemoProvider { KeyLifetime = TimeSpan.FromHours(24) });
        await LoseAsync(host, Repeat.IdempotentByKey);
        var sent = standIn.Count;

        host.Time.Advance(TimeSpan.FromHours(24));
        var e = await Assert.ThrowsAsync<IntegrationException>(() => SendAsync(host, Repeat.IdempotentByKey));

        Assert.True(e.OutcomeUnknown);
        Assert.Equal(IntegrationErrorKind.Conflict, e.Kind);
        Assert.Contains("2026-01-05 12:00:00Z", e.Message, StringComparison.Ordinal);
        Assert.Equal(sent, standIn.Count);
    }

    [Fact]
    public async Task The_window_runs_from_the_first_send_however_often_it_was_sent_since()
    {
        await using var standIn = StandIn.Start().Always(_ => Reply.Reset);
        await using var host = DemoHost.Create(standIn, new DemoProvider { KeyLifetime = TimeSpan.FromHours(24) });
        await LoseAsync(host, Repeat.IdempotentByKey);
        host.Time.Advance(TimeSpan.FromHours(20));
        await LoseAsync(host, Repeat.IdempotentByKey);
        var sent = standIn.Count;

        host.Time.Advance(TimeSpan.FromHours(5));
        await Assert.ThrowsAsync<IntegrationException>(() => SendAsync(host, Repeat.IdempotentByKey));

        Assert.Equal(sent, standIn.Count);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(429)]
    [InlineData(0)]
    public async Task A_resend_that_is_turned_away_says_nothing_of_the_first_send(int status)
    {
        await using var standIn = StandIn.Start().Always(_ => Reply.Reset);
        await using var host = DemoHost.Create(standIn);
        await LoseAsync(host, Repeat.IdempotentByKey);
        if (status == 0)
        {
            standIn.StopListening();
        }

        standIn.Otherwise = _ => Reply.Busy("3600", status);
        var e = await Assert.ThrowsAsync<IntegrationException>(() => SendAsync(host, Repeat.IdempotentByKey, "key-2"));

        Assert.True(e.OutcomeUnknown);
        Assert.Equal("pay 17/things.create", e.JournalKey);
        Assert.Single(await UnknownAsync(host));
    }

    [Fact]
    public async Task A_final_word_on_the_resend_settles_it()
    {
        await using var standIn = StandIn.Start().Always(_ => Reply.Reset);
        await using var host = DemoHost.Create(standIn);
        await LoseAsync(host, Repeat.IdempotentByKey);
        standIn.Otherwise = _ => Reply.Json("{}", 402);

        var e = await Assert.ThrowsAsync<IntegrationException>(() => SendAsync(host, Repeat.IdempotentByKey));

        Assert.False(e.OutcomeUnknown);
        Assert.Empty(await UnknownAsync(host));
    }

    [Fact]
    public async Task At_another_account_it_is_not_sent_again()
    {
        await using var standIn = StandIn.Start().Always(_ => Reply.Reset);
        await using var host = DemoHost.Create(standIn);
        host.Set("Integrations:Demo:Account", "acct_1");
        await LoseAsync(host, Repeat.IdempotentByKey);
        var sent = standIn.Count;
        host.Set("Integrations:Demo:Account", "acct_2");

        var e = await Assert.ThrowsAsync<IntegrationException>(() => SendAsync(host, Repeat.IdempotentByKey));

        Assert.True(e.OutcomeUnknown);
        Assert.Equal(sent, standIn.Count);
    }

    [Fact]
    public async Task Where_the_service_does_not_dedupe_it_is_never_sent_again()
    {
        await using var standIn = StandIn.Start(Reply.Reset);
        var resolver = new ScriptedResolver();
        await using var host = Host(standIn, resolver);
        await LoseAsync(host, Repeat.NotIdempotent);

        var e = await Assert.ThrowsAsync<IntegrationException>(() => SendAsync(host, Repeat.NotIdempotent));

        Assert.True(e.OutcomeUnknown);
        Assert.Equal(IntegrationErrorKind.Conflict, e.Kind);
        Assert.Equal(1, standIn.Count);
        Assert.Equal("pay 17/things.create", Assert.Single(resolver.Asked).Id.ToString());
    }

    [Fact]
    public async Task What_the_look_up_says_did_not_happen_is_sent_anew()
    {
        await using var standIn = StandIn.Start(Reply.Reset, Reply.Json("""{"id":"b"}"""));
        await using var host = Host(standIn, new ScriptedResolver { Finds = _ => OutcomeResolution.DidNotHappen("not in the list") });
        await LoseAsync(host, Repeat.NotIdempotent);

        var reply = await SendAsync(host, Repeat.NotIdempotent);

        Assert.False(reply.IsRecorded);
        Assert.Equal(2, standIn.Count);
    }

    [Fact]
    public async Task What_the_look_up_says_took_effect_is_answered_with_what_it_found()
    {
        await using var standIn = StandIn.Start(Reply.Reset);
        var resolver = new ScriptedResolver { Finds = _ => OutcomeResolution.TookEffect(200, """{"id":"found"}"""u8.ToArray(), "look-up") };
        await using var host = Host(standIn, resolver);
        await LoseAsync(host, Repeat.NotIdempotent);

        var reply = await SendAsync(host, Repeat.NotIdempotent);
        var again = await SendAsync(host, Repeat.NotIdempotent);

        Assert.True(reply.IsRecorded);
        Assert.Equal("found", again.Json.GetProperty("id").GetString());
        Assert.Equal(1, standIn.Count);
        Assert.Single(resolver.Asked);
    }

    [Fact]
    public async Task A_look_up_that_fails_leaves_it_unknown()
    {
        await using var standIn = StandIn.Start(Reply.Reset);
        var resolver = new ScriptedResolver
        {
            Finds = _ =>
                throw new IntegrationException("demo", "things.list", IntegrationErrorKind.Unavailable, "down") { IsTransient = true },
        };
        await using var host = Host(standIn, resolver);
        await LoseAsync(host, Repeat.NotIdempotent);

        await Assert.ThrowsAsync<IntegrationException>(() => SendAsync(host, Repeat.NotIdempotent));

        Assert.Equal(1, standIn.Count);
        Assert.Single(await UnknownAsync(host));
    }

    [Fact]
    public async Task An_operation_that_the_resolver_does_not_know_is_left_alone()
    {
        await using var standIn = StandIn.Start(Reply.Reset);
        var resolver = new ScriptedResolver { Finds = _ => OutcomeResolution.DidNotHappen("never asked") };
        await using var host = Host(standIn, resolver);
        var call = Calls.Change(Repeat.NotIdempotent, operationKey: "pay 17", operation: "things.opaque");
        await Assert.ThrowsAsync<IntegrationException>(() => host.Get<IDemoService>().SendAsync(call, Token));

        await Assert.ThrowsAsync<IntegrationException>(() => host.Get<IDemoService>().SendAsync(call, Token));

        Assert.Equal(1, standIn.Count);
        Assert.Empty(resolver.Asked);
        Assert.Equal(
            OutcomeFinding.StillUnknown,
            await host.Get<OperationOutcomes>().ResolveAsync(Assert.Single(await UnknownAsync(host)).Id, Token)
        );
    }

    [Theory]
    [InlineData(Repeat.NotIdempotent)]
    [InlineData(Repeat.IdempotentByKey)]
    public async Task The_same_request_object_is_known_again_without_a_name(Repeat repeat)
    {
        await using var standIn = StandIn.Start().Always(_ => Reply.Reset);
        await using var host = DemoHost.Create(standIn);
        var call = Calls.Change(repeat);
        var lost = await Assert.ThrowsAsync<IntegrationException>(() => host.Get<IDemoService>().SendAsync(call, Token));
        Assert.Equal("key-1/things.create", lost.JournalKey);
        var sent = standIn.Count;
        standIn.Otherwise = _ => Reply.Json("""{"id":"a"}""");

        var again = await Graceful.TryAsync(token => host.Get<IDemoService>().SendAsync(call, token), Token);

        if (repeat == Repeat.NotIdempotent)
        {
            Assert.Equal(IntegrationOutcome.Unknown, again.Outcome);
            Assert.Equal(sent, standIn.Count);
            Assert.Single(await UnknownAsync(host));
        }
        else
        {
            Assert.Equal(IntegrationOutcome.Done, again.Outcome);
            Assert.Equal(sent + 1, standIn.Count);
            Assert.Empty(await UnknownAsync(host));
        }
    }

    [Fact]
    public async Task The_host_lists_them_oldest_first_and_by_tenant()
    {
        await using var standIn = StandIn.Start().Always(_ => Reply.Reset);
        await using var host = DemoHost.Create(
            standIn,
            with: builder => builder.ConfigureResilience(o => o.BreakerMinimumThroughput = 100)
        );
        foreach (var tenant in new[] { "acme", "beta" })
        {
            var id = new ConnectionId(tenant, "demo", ConnectionId.DefaultName);
            await host.Get<IConnectionStore>()
                .SaveAsync(new ConnectionRecord(id) { Secrets = new Dictionary<string, string?> { ["ApiKey"] = "k" } }, Token);
            var service = await host.Get<IConnections>().GetAsync<IDemoService>(tenant, "demo", cancellationToken: Token);
            var call = Calls.Change(Repeat.NotIdempotent, operationKey: "pay of " + tenant);
            await Assert.ThrowsAsync<IntegrationException>(() => service.SendAsync(call, Token));
            host.Time.Advance(TimeSpan.FromMinutes(1));
        }

        await LoseAsync(host, Repeat.NotIdempotent);

        Assert.Equal(["pay of acme", "pay of beta", "pay 17"], (await UnknownAsync(host)).Select(entry => entry.Id.Key));
        Assert.Equal("pay of beta", Assert.Single(await UnknownAsync(host, "beta")).Id.Key);
        Assert.Equal("pay 17", Assert.Single(await UnknownAsync(host, "")).Id.Key);
    }

    [Fact]
    public async Task The_host_settles_one_by_hand()
    {
        await using var standIn = StandIn.Start(Reply.Reset);
        await using var host = DemoHost.Create(standIn);
        await LoseAsync(host, Repeat.NotIdempotent);
        var entry = Assert.Single(await UnknownAsync(host));
        Assert.Equal("POST v1/things", entry.Target);
        Assert.Equal("things.create", entry.Operation);
        var outcomes = host.Get<OperationOutcomes>();

        Assert.False(await outcomes.SettleAsync(entry.Id, OutcomeResolution.StillUnknown, Token));
        Assert.True(
            await outcomes.SettleAsync(entry.Id, OutcomeResolution.TookEffect(200, """{"id":"s"}"""u8.ToArray(), "bank statement"), Token)
        );
        Assert.False(await outcomes.SettleAsync(entry.Id, OutcomeResolution.DidNotHappen("second thoughts"), Token));

        var reply = await SendAsync(host, Repeat.NotIdempotent);
        Assert.Equal("s", reply.Json.GetProperty("id").GetString());
        var settled = await host.Get<IOperationJournal>().FindAsync(entry.Id, Token);
        Assert.Equal("bank statement", settled!.Evidence);
        Assert.Null(settled.Body);
        Assert.Equal(1, standIn.Count);
    }

    [Fact]
    public async Task The_host_has_one_looked_up()
    {
        await using var standIn = StandIn.Start(Reply.Reset);
        var resolver = new ScriptedResolver();
        await using var host = Host(standIn, resolver);
        await LoseAsync(host, Repeat.NotIdempotent);
        var id = Assert.Single(await UnknownAsync(host)).Id;
        var outcomes = host.Get<OperationOutcomes>();

        Assert.Equal(OutcomeFinding.StillUnknown, await outcomes.ResolveAsync(id, Token));
        resolver.Finds = _ => OutcomeResolution.TookEffect(200, "{}"u8.ToArray(), "look-up");
        Assert.Equal(OutcomeFinding.TookEffect, await outcomes.ResolveAsync(id, Token));
        Assert.Equal(OutcomeFinding.TookEffect, await outcomes.ResolveAsync(id, Token));

        Assert.Equal(2, resolver.Asked.Count);
        Assert.Empty(await UnknownAsync(host));
    }

    [Fact]
    public async Task A_callback_settles_its_own_connections_operations_only()
    {
        await using var standIn = StandIn.Start(Reply.Reset);
        await using var host = DemoHost.Create(standIn);
        await LoseAsync(host, Repeat.NotIdempotent);
        var id = Assert.Single(await UnknownAsync(host)).Id;
        var connection = ((DemoService)host.Get<IDemoService>()).Connection;
        var found = OutcomeResolution.TookEffect(200, "{}"u8.ToArray(), "callback");

        await Assert.ThrowsAsync<ArgumentException>(() =>
            connection.SettleAsync(id with { Connection = new ConnectionId("other", "demo", "default") }, found, Token)
        );
        Assert.True(await connection.SettleAsync(id, found, Token));
        Assert.False(await connection.SettleAsync(id, found, Token));
    }

    private static TestHost Host(StandIn standIn, ScriptedResolver resolver) =>
        DemoHost.Create(standIn, with: builder => builder.AddProvider<IOutcomeResolver>(_ => resolver));

    private static Task<WireReply> SendAsync(TestHost host, Repeat repeat, string key = "key-1") =>
        host.Get<IDemoService>().SendAsync(NamedIntentTests.Named(repeat, key), Token);

    private static async Task LoseAsync(TestHost host, Repeat repeat)
    {
        var e = await Assert.ThrowsAsync<IntegrationException>(() => SendAsync(host, repeat));
        Assert.True(e.OutcomeUnknown);
        Assert.Equal("pay 17/things.create", e.JournalKey);
    }

    private static ValueTask<List<JournalEntry>> UnknownAsync(TestHost host, string? tenant = null) =>
        host.Get<OperationOutcomes>().ListUnknownAsync(tenant, Token).ToListAsync(Token);
}
