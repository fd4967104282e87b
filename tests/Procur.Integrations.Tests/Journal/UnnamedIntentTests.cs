using Procur.Integrations.Journal;
using Procur.Integrations.Tests.Demo;
using Procur.Integrations.Wire;

namespace Procur.Integrations.Tests.Journal;

/// <summary>One request object, which has a key of its own and no name: sent again, it is one intent where the service would carry it out twice.</summary>
public sealed class UnnamedIntentTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sent_again_it_gives_the_recorded_answer_and_sends_nothing()
    {
        await using var standIn = StandIn.Start(Reply.Json("""{"id":"a","count":7}"""), Reply.Json("""{"id":"b"}"""));
        await using var host = DemoHost.Create(standIn);
        var call = Calls.Change(Repeat.NotIdempotent);

        await host.Get<IDemoService>().SendForThingAsync(call, Token);
        var again = await host.Get<IDemoService>().SendForThingAsync(call, Token);

        Assert.True(again.IsRecorded);
        Assert.Equal(new DemoThing("a", 7), again.Value);
        Assert.Equal(1, standIn.Count);
    }

    [Fact]
    public async Task Sent_by_twenty_at_once_it_is_sent_once_and_all_get_the_answer()
    {
        var answer = new TaskCompletionSource();
        await using var standIn = StandIn.Start(Reply.Json("""{"id":"a"}""").After(answer.Task));
        await using var host = DemoHost.Create(standIn);
        var call = Calls.Change(Repeat.NotIdempotent);
        var callers = Enumerable.Range(0, 20).Select(_ => host.Get<IDemoService>().SendAsync(call, Token)).ToList();
        await standIn.UntilAsync(1, Token);
        Assert.All(callers, caller => Assert.False(caller.IsCompleted));

        answer.SetResult();
        var replies = await Task.WhenAll(callers);

        Assert.Equal(1, standIn.Count);
        Assert.Single(replies, reply => !reply.IsRecorded);
        Assert.All(replies, reply => Assert.Equal("a", reply.Json.GetProperty("id").GetString()));
    }

    [Fact]
    public async Task Who_waits_for_a_send_whose_answer_is_lost_is_told_that_nobody_knows()
    {
        var broken = new TaskCompletionSource();
        await using var standIn = StandIn.Start(Reply.Reset.After(broken.Task));
        await using var host = DemoHost.Create(standIn);
        var call = Calls.Change(Repeat.NotIdempotent);
        var first = host.Get<IDemoService>().SendAsync(call, Token);
        await standIn.UntilAsync(1, Token);
        var second = host.Get<IDemoService>().SendAsync(call, Token);

        broken.SetResult();

        Assert.True((await Assert.ThrowsAsync<IntegrationException>(() => first)).OutcomeUnknown);
        Assert.True((await Assert.ThrowsAsync<IntegrationException>(() => second)).OutcomeUnknown);
        Assert.Equal(1, standIn.Count);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(429)]
    public async Task What_the_service_did_nothing_with_is_sent_again(int status)
    {
        await using var standIn = StandIn.Start(Reply.Busy("3600", status), Reply.Json("{}"));
        await using var host = DemoHost.Create(standIn);
        var call = Calls.Change(Repeat.NotIdempotent);
        await Assert.ThrowsAsync<IntegrationException>(() => host.Get<IDemoService>().SendAsync(call, Token));
        host.Time.Advance(TimeSpan.FromHours(2));

        var reply = await host.Get<IDemoService>().SendAsync(call, Token);

        Assert.False(reply.IsRecorded);
        Assert.Equal(2, standIn.Count);
    }

    [Theory]
    [InlineData(Repeat.Idempotent)]
    [InlineData(Repeat.IdempotentByKey)]
    public async Task Where_a_repeat_does_no_harm_it_is_asked_anew(Repeat repeat)
    {
        await using var standIn = StandIn.Start(Reply.Json("{}"), Reply.Json("{}"));
        await using var host = DemoHost.Create(standIn);

        await host.Get<IDemoService>().SendAsync(Calls.Change(repeat), Token);
        var again = await host.Get<IDemoService>().SendAsync(Calls.Change(repeat), Token);

        Assert.False(again.IsRecorded);
        Assert.Equal(2, standIn.Count);
    }

    [Fact]
    public async Task Another_body_under_its_key_is_refused()
    {
        await using var standIn = StandIn.Start(Reply.Json("{}"));
        await using var host = DemoHost.Create(standIn);
        await host.Get<IDemoService>().SendAsync(Calls.Change(Repeat.NotIdempotent), Token);

        var e = await Assert.ThrowsAsync<IntegrationException>(() =>
            host.Get<IDemoService>().SendAsync(Calls.Change(Repeat.NotIdempotent, json: """{"amount":999}"""), Token)
        );

        Assert.Equal(IntegrationErrorKind.Conflict, e.Kind);
        Assert.Contains("the idempotency key already names another request", e.Message, StringComparison.Ordinal);
        Assert.Equal(1, standIn.Count);
    }

    [Fact]
    public async Task The_oldest_settled_ones_are_forgotten_first_and_named_ones_are_not_counted_with_them()
    {
        await using var standIn = StandIn.Start();
        await using var host = DemoHost.Create(
            standIn,
            before: services => services.Replace(new InMemoryOperationJournal { UnnamedCapacity = 2 })
        );
        var service = host.Get<IDemoService>();
        await service.SendAsync(NamedIntentTests.Named(Repeat.NotIdempotent), Token);
        foreach (var key in new[] { "key-1", "key-2", "key-3" })
        {
            await service.SendAsync(Calls.Change(Repeat.NotIdempotent, key), Token);
        }

        Assert.True((await service.SendAsync(NamedIntentTests.Named(Repeat.NotIdempotent), Token)).IsRecorded);
        Assert.True((await service.SendAsync(Calls.Change(Repeat.NotIdempotent, "key-2"), Token)).IsRecorded);
        Assert.False((await service.SendAsync(Calls.Change(Repeat.NotIdempotent, "key-1"), Token)).IsRecorded);
    }

    [Fact]
    public async Task A_recorded_answer_has_the_headers_that_its_call_asked_to_keep()
    {
        await using var standIn = StandIn.Start(Reply.Json("{}").With("X-Message-Id", "m_1").With("X-Other", "o"));
        await using var host = DemoHost.Create(standIn);
        var call = new WireCall("mail.send", HttpMethod.Post, "v1/mail", Repeat.NotIdempotent)
        {
            Body = Calls.Body(),
            IdempotencyKey = "key-1",
            KeptHeaders = ["X-Message-Id", "Location"],
        };

        var first = await host.Get<IDemoService>().SendAsync(call, Token);
        var again = await host.Get<IDemoService>().SendAsync(call, Token);

        Assert.Equal("o", first.Header("X-Other"));
        Assert.True(again.IsRecorded);
        Assert.Equal("m_1", again.Header("x-message-id"));
        Assert.Null(again.Header("X-Other"));
        Assert.Null(again.Header("Location"));
    }
}
