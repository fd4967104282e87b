using Procur.Integrations.Journal;
using Procur.Integrations.Tests.Demo;
using Procur.Integrations.Wire;

namespace Procur.Integrations.Tests.Journal;

/// <summary>Intents that the caller named: asked for again they are known again.</summary>
public sealed class NamedIntentTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Repeat.NotIdempotent)]
    [InlineData(Repeat.IdempotentByKey)]
    [InlineData(Repeat.Idempotent)]
    public async Task Asked_for_again_it_gives_the_recorded_answer_and_sends_nothing(Repeat repeat)
    {
        await using var standIn = StandIn.Start(Reply.Json("""{"id":"a","count":7}"""), Reply.Json("""{"id":"b"}"""));
        await using var host = DemoHost.Create(standIn);
        var service = host.Get<IDemoService>();

        var first = await service.SendForThingAsync(Named(repeat, "key-1"), Token);
        // Another request object, as after a new start of the host's own work.
        var second = await service.SendForThingAsync(Named(repeat, "key-2"), Token);

        Assert.Equal(1, standIn.Count);
        Assert.False(first.IsRecorded);
        Assert.True(second.IsRecorded);
        Assert.Equal(new DemoThing("a", 7), second.Value);
        Assert.Equal("a", second.Json.GetProperty("id").GetString());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Another_payload_under_its_name_is_refused(bool lost)
    {
        await using var standIn = StandIn.Start(lost ? Reply.Reset : Reply.Json("{}"));
        await using var host = DemoHost.Create(standIn);
        await Graceful.TryAsync(token => host.Get<IDemoService>().SendAsync(Named(Repeat.NotIdempotent), token), Token);

        var other = Calls.Change(Repeat.NotIdempotent, operationKey: "pay 17", json: """{"amount":999}""");
        var e = await Assert.ThrowsAsync<IntegrationException>(() => host.Get<IDemoService>().SendAsync(other, Token));

        Assert.Equal(IntegrationErrorKind.Conflict, e.Kind);
        Assert.False(e.OutcomeUnknown);
        Assert.Contains("another request", e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("999", e.Message, StringComparison.Ordinal);
        Assert.Equal(1, standIn.Count);
    }

    [Fact]
    public async Task Another_path_under_its_name_is_another_payload()
    {
        await using var standIn = StandIn.Start();
        await using var host = DemoHost.Create(standIn);
        await host.Get<IDemoService>().SendAsync(Named(Repeat.NotIdempotent), Token);
        var other = new WireCall("things.create", HttpMethod.Post, "v1/things/2", Repeat.NotIdempotent)
        {
            Body = Calls.Body(),
            OperationKey = "pay 17",
        };

        var e = await Assert.ThrowsAsync<IntegrationException>(() => host.Get<IDemoService>().SendAsync(other, Token));

        Assert.Equal(IntegrationErrorKind.Conflict, e.Kind);
    }

    [Fact]
    public async Task The_same_intent_with_other_moments_in_its_body_is_the_same_where_its_fingerprint_says_so()
    {
        await using var standIn = StandIn.Start();
        await using var host = DemoHost.Create(standIn);
        WireCall At(string time) =>
            new("things.create", HttpMethod.Post, "v1/things", Repeat.NotIdempotent)
            {
                Body = Calls.Body($$"""{"at":"{{time}}"}"""),
                OperationKey = "pay 17",
                Fingerprint = "100 to 254700000000",
            };

        await host.Get<IDemoService>().SendAsync(At("12:00"), Token);
        var again = await host.Get<IDemoService>().SendAsync(At("12:05"), Token);

        Assert.True(again.IsRecorded);
    }

    [Fact]
    public async Task A_second_caller_waits_for_the_first_and_gets_its_answer()
    {
        var answer = new TaskCompletionSource();
        await using var standIn = StandIn.Start(Reply.Json("""{"id":"a"}""").After(answer.Task));
        await using var host = DemoHost.Create(standIn);
        var callers = Enumerable
            .Range(0, 20)
            .Select(i => host.Get<IDemoService>().SendAsync(Named(Repeat.NotIdempotent, $"k{i}"), Token))
            .ToList();
        await standIn.UntilAsync(1, Token);

        answer.SetResult();
        var replies = await Task.WhenAll(callers);

        Assert.Equal(1, standIn.Count);
        Assert.Single(replies, reply => !reply.IsRecorded);
        Assert.All(replies, reply => Assert.Equal("a", reply.Json.GetProperty("id").GetString()));
    }

    [Fact]
    public async Task Where_the_first_was_not_carried_out_the_second_caller_sends()
    {
        var answer = new TaskCompletionSource();
        await using var standIn = StandIn.Start(Reply.Json("{}", 400).After(answer.Task), Reply.Json("{}"));
        await using var host = DemoHost.Create(standIn);
        var first = host.Get<IDemoService>().SendAsync(Named(Repeat.NotIdempotent), Token);
        await standIn.UntilAsync(1, Token);
        var second = host.Get<IDemoService>().SendAsync(Named(Repeat.NotIdempotent), Token);

        answer.SetResult();

        await Assert.ThrowsAsync<IntegrationException>(() => first);
        Assert.False((await second).IsRecorded);
        Assert.Equal(2, standIn.Count);
    }

    [Fact]
    public async Task A_waiting_caller_who_gives_up_leaves_the_first_alone()
    {
        var answer = new TaskCompletionSource();
        await using var standIn = StandIn.Start(Reply.Json("""{"id":"a"}""").After(answer.Task));
        await using var host = DemoHost.Create(standIn);
        using var source = new CancellationTokenSource();
        var first = host.Get<IDemoService>().SendAsync(Named(Repeat.NotIdempotent), Token);
        await standIn.UntilAsync(1, Token);
        var second = host.Get<IDemoService>().SendAsync(Named(Repeat.NotIdempotent), source.Token);

        await source.CancelAsync();
        await Assert.ThrowsAsync<IntegrationCanceledException>(() => second);
        answer.SetResult();
        await first;
        var third = await host.Get<IDemoService>().SendAsync(Named(Repeat.NotIdempotent), Token);

        Assert.True(third.IsRecorded);
        Assert.Equal(1, standIn.Count);
        Assert.Empty(await host.Get<OperationOutcomes>().ListUnknownAsync(cancellationToken: Token).ToListAsync(Token));
    }

    [Fact]
    public async Task A_refusal_on_the_merits_is_recorded_as_the_answer_it_is()
    {
        await using var standIn = StandIn.Start(Reply.Json("""{"why":"no credits"}""", 402), Reply.Json("{}"));
        await using var host = DemoHost.Create(standIn);

        var first = await Assert.ThrowsAsync<IntegrationException>(() =>
            host.Get<IDemoService>().SendAsync(Named(Repeat.NotIdempotent), Token)
        );
        var second = await Assert.ThrowsAsync<IntegrationException>(() =>
            host.Get<IDemoService>().SendAsync(Named(Repeat.NotIdempotent), Token)
        );

        Assert.Equal(1, standIn.Count);
        Assert.Equal(IntegrationErrorKind.Refused, second.Kind);
        Assert.Equal(402, second.StatusCode);
        Assert.False(second.OutcomeUnknown);
        Assert.Equal("pay 17/things.create", first.JournalKey);
        Assert.Equal(first.JournalKey, second.JournalKey);
        var id = new JournalId(((DemoService)host.Get<IDemoService>()).Connection.Id, "pay 17", "things.create");
        Assert.Equal(OutcomeFinding.DidNotHappen, await host.Get<OperationOutcomes>().ResolveAsync(id, Token));
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    public async Task What_was_not_carried_out_gives_its_name_back(int status)
    {
        await using var standIn = StandIn.Start(Reply.Json("{}", status), Reply.Json("{}"));
        await using var host = DemoHost.Create(standIn);
        await Assert.ThrowsAsync<IntegrationException>(() => host.Get<IDemoService>().SendAsync(Named(Repeat.NotIdempotent), Token));

        var reply = await host.Get<IDemoService>().SendAsync(Named(Repeat.NotIdempotent), Token);

        Assert.False(reply.IsRecorded);
        Assert.Equal(2, standIn.Count);
    }

    [Fact]
    public async Task What_never_left_gives_its_name_back()
    {
        await using var standIn = StandIn.NotListening();
        await using var host = DemoHost.Create(standIn);
        await Assert.ThrowsAsync<IntegrationException>(() => host.Get<IDemoService>().SendAsync(Named(Repeat.NotIdempotent), Token));
        standIn.Listen();

        await host.Get<IDemoService>().SendAsync(Named(Repeat.NotIdempotent), Token);

        Assert.Equal(1, standIn.Count);
    }

    [Fact]
    public async Task The_steps_of_one_intent_are_told_apart()
    {
        await using var standIn = StandIn.Start();
        await using var host = DemoHost.Create(standIn);
        WireCall Step(string step) =>
            new("things.create", HttpMethod.Post, "v1/things", Repeat.NotIdempotent)
            {
                Body = Calls.Body(),
                OperationKey = "pay 17",
                Step = step,
            };

        await host.Get<IDemoService>().SendAsync(Step("one"), Token);
        await host.Get<IDemoService>().SendAsync(Step("two"), Token);
        await host.Get<IDemoService>().SendAsync(Step("one"), Token);

        Assert.Equal(2, standIn.Count);
    }

    [Fact]
    public async Task A_name_means_nothing_at_another_connection()
    {
        await using var standIn = StandIn.Start();
        await using var host = TestHost.Create(services =>
        {
            new DemoProvider().Add(services, null, options => (options.ApiKey, options.Endpoint) = ("one", standIn.Endpoint));
            new DemoProvider().Add(services, "eu", options => (options.ApiKey, options.Endpoint) = ("two", standIn.Endpoint));
        });

        await host.Get<IDemoService>("demo").SendAsync(Named(Repeat.NotIdempotent), Token);
        await host.Get<IDemoService>("eu").SendAsync(Named(Repeat.NotIdempotent), Token);

        Assert.Equal(["Bearer one", "Bearer two"], standIn.Received.Select(request => request.Header("Authorization")));
    }

    [Fact]
    public async Task Settled_intents_are_forgotten_oldest_first_beyond_the_capacity_and_unknown_ones_never()
    {
        await using var standIn = StandIn.Start(Reply.Reset);
        await using var host = DemoHost.Create(
            standIn,
            before: services => services.Replace(new InMemoryOperationJournal { Capacity = 3 })
        );
        var service = host.Get<IDemoService>();
        WireCall Pay(int number) => Calls.Change(Repeat.NotIdempotent, $"k{number}", $"pay {number}");
        await Assert.ThrowsAsync<IntegrationException>(() => service.SendAsync(Pay(0), Token));
        for (var i = 1; i <= 5; i++)
        {
            await service.SendAsync(Pay(i), Token);
        }

        Assert.True((await service.SendAsync(Pay(5), Token)).IsRecorded);
        Assert.True((await service.SendAsync(Pay(3), Token)).IsRecorded);
        Assert.False((await service.SendAsync(Pay(2), Token)).IsRecorded);
        var unknown = await host.Get<OperationOutcomes>().ListUnknownAsync(cancellationToken: Token).ToListAsync(Token);
        Assert.Equal("pay 0/things.create", Assert.Single(unknown).Id.ToString());
    }

    internal static WireCall Named(Repeat repeat, string key = "key-1") => Calls.Change(repeat, key, "pay 17");
}
