using Procur.Integrations.Tests.Demo;
using Procur.Integrations.Wire;

namespace Procur.Integrations.Tests.Journal;

/// <summary>Reads whose answer is an intent's for good: an id that the service hands out anew each time it is asked.</summary>
public sealed class KeptAnswerTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null)]
    [InlineData("file PO-1001")]
    public async Task The_same_intent_is_given_the_first_answer_again(string? operationKey)
    {
        await using var standIn = StandIn.Start(Reply.Json("""{"id":"1"}"""), Reply.Json("""{"id":"2"}"""));
        await using var host = DemoHost.Create(standIn);
        var service = host.Get<IDemoService>();

        var first = await service.SendForThingAsync(Ask("key-1", operationKey), Token);
        var again = await service.SendForThingAsync(Ask("key-1", operationKey), Token);

        Assert.Equal("1", again.Value.Id);
        Assert.False(first.IsRecorded);
        Assert.True(again.IsRecorded);
        Assert.Equal(1, standIn.Count);
    }

    [Fact]
    public async Task Another_intent_is_given_an_answer_of_its_own()
    {
        await using var standIn = StandIn.Start(Reply.Json("""{"id":"1"}"""), Reply.Json("""{"id":"2"}"""));
        await using var host = DemoHost.Create(standIn);
        var service = host.Get<IDemoService>();

        await service.SendForThingAsync(Ask("key-1", null), Token);
        var other = await service.SendForThingAsync(Ask("key-2", null), Token);

        Assert.Equal("2", other.Value.Id);
    }

    [Fact]
    public async Task A_failed_answer_is_not_kept_and_nothing_of_it_is_unknown()
    {
        await using var standIn = StandIn.Start(Reply.Json("{}", 403), Reply.Json("""{"id":"1"}"""));
        await using var host = DemoHost.Create(standIn);
        var service = host.Get<IDemoService>();

        var e = await Assert.ThrowsAsync<IntegrationException>(() => service.SendForThingAsync(Ask("key-1", null), Token));
        var then = await service.SendForThingAsync(Ask("key-1", null), Token);

        Assert.False(e.OutcomeUnknown);
        Assert.Equal("1", then.Value.Id);
    }

    [Fact]
    public async Task A_lost_answer_is_asked_for_again_and_never_unknown()
    {
        await using var standIn = StandIn.Start([.. Enumerable.Repeat(Reply.Reset, 4), Reply.Json("""{"id":"5"}""")]);
        await using var host = DemoHost.Create(standIn);
        var service = host.Get<IDemoService>();

        var e = await Assert.ThrowsAsync<IntegrationException>(() => service.SendForThingAsync(Ask("key-1", "op"), Token));
        var then = await service.SendForThingAsync(Ask("key-1", "op"), Token);

        Assert.False(e.OutcomeUnknown);
        Assert.Equal("5", then.Value.Id);
    }

    [Fact]
    public async Task The_same_name_for_another_question_is_refused()
    {
        await using var standIn = StandIn.Start(Reply.Json("""{"id":"1"}"""));
        await using var host = DemoHost.Create(standIn);
        var service = host.Get<IDemoService>();
        await service.SendForThingAsync(Ask("key-1", "op", "a"), Token);

        var e = await Assert.ThrowsAsync<IntegrationException>(() => service.SendForThingAsync(Ask("key-2", "op", "b"), Token));

        Assert.Equal(IntegrationErrorKind.Conflict, e.Kind);
        Assert.Equal(1, standIn.Count);
    }

    private static WireCall Ask(string key, string? operationKey, string? fingerprint = null) =>
        new("things.reserve", HttpMethod.Get, "v1/things/reserve", Repeat.Idempotent)
        {
            IdempotencyKey = key,
            OperationKey = operationKey,
            Fingerprint = fingerprint,
            KeepsAnswer = true,
        };
}
