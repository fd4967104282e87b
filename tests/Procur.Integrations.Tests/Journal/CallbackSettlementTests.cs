using System.Text;
using Procur.Integrations.Connections;
using Procur.Integrations.Journal;
using Procur.Integrations.Tests.Demo;
using Procur.Integrations.Wire;

namespace Procur.Integrations.Tests.Journal;

/// <summary>A callback may come before the answer, in its place, or after it.</summary>
public sealed class CallbackSettlementTests
{
    private const string Answer = """{"id":"from-callback"}""";

    private static readonly OutcomeResolution Proof = OutcomeResolution.TookEffect(200, Encoding.UTF8.GetBytes(Answer), "callback");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_callback_that_overtakes_an_answer_which_is_then_lost_gives_the_caller_its_answer()
    {
        var gate = new TaskCompletionSource();
        await using var standIn = StandIn.Start(Reply.Close.After(gate.Task));
        await using var host = DemoHost.Create(standIn);
        var service = host.Get<IDemoService>();
        var pending = service.SendForThingAsync(Calls.Change(Repeat.NotIdempotent, operationKey: "pay 17"), Token);
        await standIn.UntilAsync(1, Token);

        Assert.True(await Connection(service).SettleAsync(Id(service), Proof, Token));
        gate.SetResult();
        var reply = await pending;

        Assert.Equal("from-callback", reply.Value.Id);
        Assert.True(reply.IsRecorded);
        var again = await service.SendForThingAsync(Calls.Change(Repeat.NotIdempotent, operationKey: "pay 17"), Token);
        Assert.Equal("from-callback", again.Value.Id);
        Assert.Equal(1, standIn.Count);
    }

    [Fact]
    public async Task An_answer_that_comes_after_its_callback_is_the_answer()
    {
        var gate = new TaskCompletionSource();
        await using var standIn = StandIn.Start(Reply.Json("""{"id":"from-service"}""").After(gate.Task));
        await using var host = DemoHost.Create(standIn);
        var service = host.Get<IDemoService>();
        var pending = service.SendForThingAsync(Calls.Change(Repeat.NotIdempotent, operationKey: "pay 17"), Token);
        await standIn.UntilAsync(1, Token);
        await Connection(service).SettleAsync(Id(service), Proof, Token);
        gate.SetResult();

        Assert.Equal("from-service", (await pending).Value.Id);
    }

    [Fact]
    public async Task A_callback_settles_an_outcome_that_nobody_could_tell()
    {
        await using var standIn = StandIn.Start(Reply.Close);
        await using var host = DemoHost.Create(standIn);
        var service = host.Get<IDemoService>();
        await Assert.ThrowsAsync<IntegrationException>(() =>
            service.SendForThingAsync(Calls.Change(Repeat.NotIdempotent, operationKey: "pay 17"), Token)
        );

        Assert.True(await Connection(service).SettleAsync(Id(service), Proof, Token));
        Assert.False(await Connection(service).SettleAsync(Id(service), Proof, Token));
        var again = await service.SendForThingAsync(Calls.Change(Repeat.NotIdempotent, operationKey: "pay 17"), Token);
        Assert.Equal("from-callback", again.Value.Id);
        Assert.Equal(1, standIn.Count);
    }

    [Fact]
    public async Task That_nothing_happened_is_not_believed_while_the_answer_is_awaited()
    {
        var gate = new TaskCompletionSource();
        await using var standIn = StandIn.Start(Reply.Json("""{"id":"from-service"}""").After(gate.Task));
        await using var host = DemoHost.Create(standIn);
        var service = host.Get<IDemoService>();
        var pending = service.SendForThingAsync(Calls.Change(Repeat.NotIdempotent, operationKey: "pay 17"), Token);
        await standIn.UntilAsync(1, Token);

        Assert.False(await Connection(service).SettleAsync(Id(service), OutcomeResolution.DidNotHappen("look-up"), Token));
        gate.SetResult();
        await pending;
    }

    [Theory]
    [InlineData(Repeat.NotIdempotent, false)]
    [InlineData(Repeat.IdempotentByKey, true)]
    public async Task A_body_is_kept_only_where_it_may_be_sent_again(Repeat repeat, bool kept)
    {
        await using var standIn = StandIn.Start();
        standIn.Otherwise = static _ => Reply.Close;
        await using var host = DemoHost.Create(standIn);
        var service = host.Get<IDemoService>();
        await Assert.ThrowsAsync<IntegrationException>(() =>
            service.SendForThingAsync(Calls.Change(repeat, operationKey: "pay 17"), Token)
        );

        var entry = await host.Get<IOperationJournal>().FindAsync(Id(service), Token);
        Assert.Equal(JournalState.Unknown, entry!.State);
        Assert.Equal(kept, entry.Body is not null);
    }

    private static Connection Connection(IDemoService service) => ((DemoService)service).Connection;

    private static JournalId Id(IDemoService service) => new(Connection(service).Id, "pay 17", "things.create");
}
