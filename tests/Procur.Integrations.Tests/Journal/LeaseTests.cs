using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Procur.Integrations.Connections;
using Procur.Integrations.Journal;
using Procur.Integrations.Tests.Demo;
using Procur.Integrations.Wire;

namespace Procur.Integrations.Tests.Journal;

/// <summary>A journal that outlives its processes: who sends has it for a time, and who has lost it records nothing.</summary>
public sealed class LeaseTests
{
    private static readonly TimeSpan BeyondLease = TimeSpan.FromMinutes(10);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_intent_is_noted_as_being_sent_for_a_time_before_its_first_byte_leaves()
    {
        var time = new ManualTimeProvider();
        var journal = new DurableJournal(time);
        JournalEntry? then = null;
        await using var standIn = StandIn.Start();
        standIn.Otherwise = _ =>
        {
            then = journal.FindAsync(Id(), Token).AsTask().Result;
            return Reply.Json("{}");
        };
        await using var host = Host(standIn, journal, time);

        await SendAsync(host, Repeat.NotIdempotent);

        Assert.Equal(JournalState.Sending, then!.State);
        Assert.NotEqual(Guid.Empty, then.Sender);
        Assert.Equal(TimeSpan.FromSeconds(130), then.DueIn);
        Assert.Equal(time.GetUtcNow(), then.SentAt);
        var settled = await journal.FindAsync(Id(), Token);
        Assert.Equal((JournalState.Settled, 2L, null), (settled!.State, settled.Version, settled.DueIn));
    }

    [Theory]
    [InlineData(Repeat.NotIdempotent)]
    [InlineData(Repeat.IdempotentByKey)]
    public async Task What_a_dead_process_was_sending_is_sent_again_only_where_the_service_dedupes(Repeat repeat)
    {
        var time = new ManualTimeProvider();
        var journal = new DurableJournal(time);
        await using var standIn = StandIn.Start();
        await using var host = Host(standIn, journal, time);
        await DieWhileSendingAsync(journal, host, repeat);
        time.Advance(BeyondLease);

        var again = await Graceful.TryAsync(token => SendAsync(host, repeat), Token);

        Assert.Equal(repeat == Repeat.NotIdempotent ? IntegrationOutcome.Unknown : IntegrationOutcome.Done, again.Outcome);
        Assert.Equal(repeat == Repeat.NotIdempotent ? 1 : 2, standIn.Count);
        Assert.Equal(
            repeat == Repeat.NotIdempotent ? JournalState.Unknown : JournalState.Settled,
            (await journal.FindAsync(Id(), Token))!.State
        );
    }

    [Fact]
    public async Task What_a_dead_process_was_sending_is_looked_up_before_anything_else()
    {
        var time = new ManualTimeProvider();
        var journal = new DurableJournal(time);
        var resolver = new ScriptedResolver { Finds = _ => OutcomeResolution.TookEffect(200, """{"id":"found"}"""u8.ToArray(), "look-up") };
        await using var standIn = StandIn.Start();
        await using var host = Host(standIn, journal, time, resolver);
        await DieWhileSendingAsync(journal, host, Repeat.NotIdempotent);
        time.Advance(BeyondLease);

        var reply = await SendAsync(host, Repeat.NotIdempotent);

        Assert.True(reply.IsRecorded);
        Assert.Equal("note of things.create", Assert.Single(resolver.Asked).LookUp);
        Assert.Null(resolver.Asked[0].Body);
        Assert.Equal(1, standIn.Count);
    }

    [Fact]
    public async Task Whose_time_is_over_when_it_wakes_sends_nothing_more()
    {
        var time = new StoppedTime();
        var journal = new DurableJournal(time);
        await using var standIn = StandIn.Start();
        await using var host = DemoHost.Create(
            standIn,
            before: services => Use(services, journal, time),
            with: builder => builder.ConfigureHttpClient(client => client.AddHttpMessageHandler(() => new Stopping(time)))
        );

        var e = await Assert.ThrowsAsync<IntegrationException>(() => SendAsync(host, Repeat.NotIdempotent));

        Assert.Equal(0, standIn.Count);
        Assert.False(e.OutcomeUnknown);
        Assert.Equal(IntegrationErrorKind.Timeout, e.Kind);
        Assert.Null(await journal.FindAsync(Id(), Token));
    }

    [Theory]
    [InlineData(200)]
    [InlineData(400)]
    [InlineData(500)]
    public async Task An_outcome_that_comes_after_its_intent_was_taken_over_is_not_recorded(int status)
    {
        var time = new ManualTimeProvider();
        var journal = new DurableJournal(time);
        var gate = new TaskCompletionSource();
        await using var standIn = StandIn.Start(Reply.Json("""{"id":"a"}""", status).After(gate.Task));
        await using var host = Host(standIn, journal, time);
        var pending = Graceful.TryAsync(_ => SendAsync(host, Repeat.NotIdempotent), Token);
        await standIn.UntilAsync(1, Token);
        var sending = await journal.FindAsync(Id(), Token);
        var taken = await journal.ChangeAsync(sending! with { State = JournalState.Unknown, Sender = default }, Token);

        gate.SetResult();
        var result = await pending;

        Assert.Equal(taken!.Version, (await journal.FindAsync(Id(), Token))!.Version);
        Assert.Equal(JournalState.Unknown, (await journal.FindAsync(Id(), Token))!.State);
        Assert.Equal(status == 200 ? IntegrationOutcome.Done : IntegrationOutcome.Unknown, result.Outcome);
        Assert.Equal(status == 200 ? null : "pay 17/things.create", (result.Error as IntegrationException)?.JournalKey);
    }

    [Fact]
    public async Task An_answer_is_given_to_its_caller_also_where_the_journal_cannot_be_written_any_more()
    {
        var time = new ManualTimeProvider();
        var journal = new DurableJournal(time);
        await using var standIn = StandIn.Start();
        standIn.Otherwise = _ =>
        {
            journal.Broken = new IntegrationException("store", "journal.change", IntegrationErrorKind.Unavailable, "the disk is full");
            return Reply.Json("""{"id":"a"}""");
        };
        await using var host = Host(standIn, journal, time);

        var reply = await SendAsync(host, Repeat.NotIdempotent);

        Assert.Equal("a", reply.Json.GetProperty("id").GetString());
        Assert.Contains(host.Logs.Lines, line => line.Level == LogLevel.Error && line.Exception is not null);
        Assert.Equal(JournalState.Sending, (await journal.FindAsync(Id(), Token))!.State);
    }

    [Fact]
    public async Task Who_asks_meanwhile_waits_for_the_one_who_sends()
    {
        var time = new ManualTimeProvider();
        var journal = new DurableJournal(time);
        var gate = new TaskCompletionSource();
        await using var standIn = StandIn.Start(Reply.Json("""{"id":"a"}""").After(gate.Task));
        await using var first = Host(standIn, journal, time);
        await using var second = Host(standIn, journal, time);
        var sending = SendAsync(first, Repeat.NotIdempotent);
        await standIn.UntilAsync(1, Token);
        var waiting = SendAsync(second, Repeat.NotIdempotent);
        Assert.False(waiting.IsCompleted);

        gate.SetResult();

        Assert.False((await sending).IsRecorded);
        Assert.True((await waiting).IsRecorded);
        Assert.Equal(1, standIn.Count);
    }

    internal static JournalId Id() => new(new ConnectionId("", "demo", ConnectionId.DefaultName), "pay 17", "things.create");

    internal static TestHost Host(StandIn standIn, DurableJournal journal, TimeProvider time, ScriptedResolver? resolver = null) =>
        DemoHost.Create(
            standIn,
            before: services => Use(services, journal, time),
            with: builder =>
            {
                if (resolver is not null)
                {
                    builder.AddProvider<IOutcomeResolver>(_ => resolver);
                }
            }
        );

    private static void Use(IServiceCollection services, DurableJournal journal, TimeProvider time)
    {
        services.AddSingleton(time);
        services.Replace(journal);
    }

    private static Task<WireReply> SendAsync(TestHost host, Repeat repeat) =>
        host.Get<IDemoService>().SendAsync(NamedIntentTests.Named(repeat), Token);

    // As it stands in the journal after a process died with the request on its way.
    private static async Task DieWhileSendingAsync(DurableJournal journal, TestHost host, Repeat repeat)
    {
        await SendAsync(host, repeat);
        var settled = await journal.FindAsync(Id(), Token);
        await journal.ForgetAsync(Id(), settled!.Version, Token);
        await journal.RecordAsync(
            settled with
            {
                State = JournalState.Sending,
                Sender = Guid.NewGuid(),
                DueIn = TimeSpan.FromSeconds(130),
                Body = repeat == Repeat.NotIdempotent ? null : Calls.Body(),
                ReplyStatus = null,
                ReplyBody = Encoding.UTF8.GetBytes(""),
                Evidence = null,
            },
            Token
        );
    }

    private sealed class Stopping(StoppedTime time) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            time.Pass(BeyondLease);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
