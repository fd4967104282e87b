using Microsoft.Extensions.DependencyInjection;
using Procur.Integrations.Connections;
using Procur.Integrations.Tests.Demo;
using Procur.Integrations.Tests.Tokens;
using Procur.Integrations.Wire;

namespace Procur.Integrations.Tests.Pipeline;

/// <summary>A credential that the service refuses.</summary>
public sealed class CredentialTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_refused_key_that_nobody_rotated_is_sent_once()
    {
        await using var standIn = StandIn.Start().Always(_ => Reply.Json("{}", 401));
        await using var host = DemoHost.Create(standIn);

        var e = await Assert.ThrowsAsync<IntegrationException>(() =>
            host.Get<IDemoService>().SendAsync(Calls.Change(Repeat.NotIdempotent), Token)
        );

        Assert.Equal(IntegrationErrorKind.Authentication, e.Kind);
        Assert.False(e.OutcomeUnknown);
        Assert.False(e.IsTransient);
        Assert.Equal(1, standIn.Count);
    }

    [Fact]
    public async Task A_key_that_was_rotated_meanwhile_is_tried_once_with_the_new_one()
    {
        await using var standIn = StandIn.Start();
        await using var host = DemoHost.Create(standIn);
        standIn.Always(request =>
        {
            if (request.Header("Authorization") == "Bearer new")
            {
                return Reply.Json("{}");
            }

            host.Set("Integrations:Demo:ApiKey", "new");
            return Reply.Json("{}", 401);
        });

        await host.Get<IDemoService>().SendAsync(Calls.Change(Repeat.NotIdempotent), Token);

        Assert.Equal(2, standIn.Count);
        Assert.Empty(host.Time.Waits);
    }

    [Fact]
    public async Task A_key_that_is_rotated_again_and_again_is_tried_four_times_in_all()
    {
        await using var standIn = StandIn.Start();
        await using var host = DemoHost.Create(standIn);
        standIn.Always(request =>
        {
            host.Set("Integrations:Demo:ApiKey", "key-" + request.Number);
            return Reply.Json("{}", 401);
        });

        await Assert.ThrowsAsync<IntegrationException>(() => host.Get<IDemoService>().SendAsync(Calls.Read(), Token));

        Assert.Equal(4, standIn.Count);
    }

    [Fact]
    public async Task A_tenants_key_is_read_from_the_store_again_before_it_counts_as_refused()
    {
        await using var standIn = StandIn.Start(Reply.Json("{}", 401), Reply.Json("{}"));
        var store = new InMemoryConnectionStore();
        await using var host = DemoHost.Create(standIn, before: services => services.AddSingleton<IConnectionStore>(new DeafStore(store)));
        var id = new ConnectionId("acme", "demo", ConnectionId.DefaultName);
        var record = await store.SaveAsync(
            new ConnectionRecord(id) { Secrets = new Dictionary<string, string?> { ["ApiKey"] = "old" } },
            Token
        );
        var service = await host.Get<IConnections>().GetAsync<IDemoService>("acme", "demo", cancellationToken: Token);
        // Changed by another process whose word has not come through.
        await store.SaveAsync(record! with { Secrets = new Dictionary<string, string?> { ["ApiKey"] = "new" } }, Token);

        await service.SendAsync(Calls.Change(Repeat.NotIdempotent), Token);

        Assert.Equal(["Bearer old", "Bearer new"], standIn.Received.Select(request => request.Header("Authorization")));
    }

    [Fact]
    public async Task A_connection_that_is_gone_when_its_key_is_refused_leaves_the_refusal_as_the_answer()
    {
        await using var standIn = StandIn.Start();
        var store = new InMemoryConnectionStore();
        await using var host = DemoHost.Create(standIn, before: services => services.AddSingleton<IConnectionStore>(new DeafStore(store)));
        var id = new ConnectionId("acme", "demo", ConnectionId.DefaultName);
        await store.SaveAsync(new ConnectionRecord(id) { Secrets = new Dictionary<string, string?> { ["ApiKey"] = "old" } }, Token);
        var service = await host.Get<IConnections>().GetAsync<IDemoService>("acme", "demo", cancellationToken: Token);
        standIn.Always(_ =>
        {
            Assert.True(store.RemoveAsync(id, 1).AsTask().Result);
            return Reply.Json("{}", 401);
        });

        var e = await Assert.ThrowsAsync<IntegrationException>(() => service.SendAsync(Calls.Change(Repeat.NotIdempotent), Token));

        Assert.False(e.OutcomeUnknown);
        Assert.Contains(e.Kind, new[] { IntegrationErrorKind.Authentication, IntegrationErrorKind.NotConfigured });
    }

    [Fact]
    public async Task A_refused_token_is_fetched_anew_once()
    {
        await using var standIn = StandIn
            .Start()
            .Always(request => Reply.Json("{}", request.Header("Authorization") == "Bearer token-2" ? 200 : 401));
        var grant = new CountingGrant();
        await using var host = DemoHost.Create(standIn, new DemoProvider { Tokens = _ => grant });

        await host.Get<IDemoService>().SendAsync(Calls.Change(Repeat.NotIdempotent), Token);

        Assert.Equal(2, grant.Fetched);
        Assert.Equal(2, standIn.Count);
    }

    [Fact]
    public async Task A_token_that_is_always_refused_is_fetched_twice_in_all()
    {
        await using var standIn = StandIn.Start(Reply.Json("{}", 401), Reply.Json("{}", 503)).Always(_ => Reply.Json("{}", 401));
        var grant = new CountingGrant();
        await using var host = DemoHost.Create(standIn, new DemoProvider { Tokens = _ => grant });

        var e = await Assert.ThrowsAsync<IntegrationException>(() => host.Get<IDemoService>().SendAsync(Calls.Read(), Token));

        Assert.Equal(IntegrationErrorKind.Authentication, e.Kind);
        Assert.Equal(2, grant.Fetched);
        Assert.Equal(3, standIn.Count);
    }

    [Fact]
    public async Task A_token_that_cannot_be_had_means_that_nothing_was_sent()
    {
        await using var standIn = StandIn.Start();
        var grant = new CountingGrant
        {
            Fails = () =>
                new IntegrationException("demo", "token.get", IntegrationErrorKind.Unavailable, "no token today") { OutcomeUnknown = true },
        };
        await using var host = DemoHost.Create(standIn, new DemoProvider { Tokens = _ => grant });

        var e = await Assert.ThrowsAsync<IntegrationException>(() =>
            host.Get<IDemoService>().SendAsync(Calls.Change(Repeat.NotIdempotent), Token)
        );

        Assert.Equal(IntegrationErrorKind.Unavailable, e.Kind);
        Assert.False(e.OutcomeUnknown);
        Assert.Equal(0, standIn.Count);
    }

    [Fact]
    public async Task A_key_that_no_header_can_carry_is_a_setting_to_mend_and_is_not_shown()
    {
        await using var standIn = StandIn.Start();
        await using var host = DemoHost.Create(standIn, with: null);
        host.Set("Integrations:Demo:ApiKey", "canary-secret\n");

        var e = await Assert.ThrowsAsync<IntegrationException>(() =>
            host.Get<IDemoService>().SendAsync(Calls.Change(Repeat.NotIdempotent), Token)
        );

        Assert.Equal(IntegrationErrorKind.NotConfigured, e.Kind);
        Assert.False(e.OutcomeUnknown);
        Assert.DoesNotContain("canary-secret", e.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("canary-secret", host.Logs.Text, StringComparison.Ordinal);
        Assert.Equal(0, standIn.Count);
    }
}
