using Procur.Integrations.Connections;
using Procur.Integrations.Tests.Demo;
using Procur.Integrations.Wire;

namespace Procur.Integrations.Tests.Pipeline;

/// <summary>A call that the service takes only with what it handed out before.</summary>
public sealed class HandshakeTests
{
    private static readonly DemoProvider Provider = new()
    {
        ReadFailure = static reply =>
            (int)reply.Status == 403
                ? new Failure(IntegrationErrorKind.Permission) { HandshakeRejected = true, Effect = FailureEffect.None }
                : null,
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_handed_out_goes_with_the_call()
    {
        await using var standIn = StandIn.Start(Reply.Json("{}"));
        await using var host = DemoHost.Create(standIn, Provider);
        var handshake = new CountedHandshake();

        await host.Get<IDemoService>().SendAsync(Call(handshake), Token);

        var sent = Assert.Single(standIn.Received);
        Assert.Equal("ticket-1", sent.Header("X-Ticket"));
        Assert.Equal("session=1", sent.Header("Cookie"));
    }

    [Fact]
    public async Task What_the_service_refuses_is_asked_for_anew_and_the_call_replayed_at_once()
    {
        await using var standIn = StandIn.Start(Reply.Json("{}", 403), Reply.Json("{}"));
        await using var host = DemoHost.Create(standIn, Provider);
        var handshake = new CountedHandshake();

        await host.Get<IDemoService>().SendAsync(Call(handshake), Token);

        Assert.Equal(["ticket-1", "ticket-2"], standIn.Received.Select(request => request.Header("X-Ticket")));
        Assert.Equal([null, "ticket-1"], handshake.Refused);
        Assert.Empty(host.Time.Waits);
    }

    [Fact]
    public async Task What_is_refused_again_is_a_failure_and_is_sent_twice_in_all()
    {
        await using var standIn = StandIn.Start().Always(_ => Reply.Json("{}", 403));
        await using var host = DemoHost.Create(standIn, Provider);

        var e = await Assert.ThrowsAsync<IntegrationException>(() =>
            host.Get<IDemoService>().SendAsync(Call(new CountedHandshake()), Token)
        );

        Assert.Equal(IntegrationErrorKind.Permission, e.Kind);
        Assert.False(e.OutcomeUnknown);
        Assert.Equal(2, standIn.Count);
    }

    [Fact]
    public async Task A_call_without_a_handshake_is_refused_once()
    {
        await using var standIn = StandIn.Start().Always(_ => Reply.Json("{}", 403));
        await using var host = DemoHost.Create(standIn, Provider);

        await Assert.ThrowsAsync<IntegrationException>(() => host.Get<IDemoService>().SendAsync(Calls.Change(Repeat.NotIdempotent), Token));

        Assert.Equal(1, standIn.Count);
    }

    [Fact]
    public async Task A_refusal_that_may_have_taken_effect_is_not_replayed()
    {
        await using var standIn = StandIn.Start().Always(_ => Reply.Json("{}", 403));
        await using var host = DemoHost.Create(
            standIn,
            Provider with
            {
                ReadFailure = static _ => new Failure(IntegrationErrorKind.Permission)
                {
                    HandshakeRejected = true,
                    Effect = FailureEffect.Unknown,
                },
            }
        );

        var e = await Assert.ThrowsAsync<IntegrationException>(() =>
            host.Get<IDemoService>().SendAsync(Call(new CountedHandshake()), Token)
        );

        Assert.True(e.OutcomeUnknown);
        Assert.Equal(1, standIn.Count);
    }

    [Fact]
    public async Task A_service_that_hands_nothing_out_is_not_called_and_nothing_is_unknown()
    {
        await using var standIn = StandIn.Start(Reply.Json("{}"));
        await using var host = DemoHost.Create(standIn, Provider);

        var e = await Assert.ThrowsAsync<IntegrationException>(() =>
            host.Get<IDemoService>().SendAsync(Call(new FailingHandshake()), Token)
        );

        Assert.Equal(IntegrationErrorKind.Authentication, e.Kind);
        Assert.False(e.OutcomeUnknown);
        Assert.Equal(0, standIn.Count);
    }

    private static WireCall Call(IWireHandshake handshake) =>
        new("things.create", HttpMethod.Post, "v1/things", Repeat.NotIdempotent) { Body = Calls.Body(), Handshake = handshake };

    private sealed class CountedHandshake : IWireHandshake
    {
        public List<string?> Refused { get; } = [];

        public ValueTask<IReadOnlyList<WireHeader>> GetAsync(
            Snapshot snapshot,
            IReadOnlyList<WireHeader>? refused,
            CancellationToken cancellationToken
        )
        {
            Refused.Add(refused?[0].Value);
            return new([new("X-Ticket", $"ticket-{Refused.Count}"), new("Cookie", $"session={Refused.Count}")]);
        }
    }

    private sealed class FailingHandshake : IWireHandshake
    {
        public ValueTask<IReadOnlyList<WireHeader>> GetAsync(
            Snapshot snapshot,
            IReadOnlyList<WireHeader>? refused,
            CancellationToken cancellationToken
        ) => throw new IntegrationException("demo", "ticket.get", IntegrationErrorKind.Authentication, "no ticket");
    }
}
