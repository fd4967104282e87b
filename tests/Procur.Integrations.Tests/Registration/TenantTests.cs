using Procur.Integrations.Connections;
using Procur.Integrations.Tests.Demo;
using Procur.Integrations.Wire;

namespace Procur.Integrations.Tests.Registration;

/// <summary>Tenants' connections from the store.</summary>
public sealed class TenantTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_tenant_without_a_secret_of_its_own_never_calls_with_the_hosts()
    {
        await using var standIn = StandIn.Start();
        await using var host = DemoHost.Create(standIn);
        host.Set("DEMO_API_KEY", "the hosts own too");
        host.Set("Integrations:Demo:Account", "acct_host");
        await SaveAsync(host, "acme", new Dictionary<string, string?>());
        var service = await ServiceAsync(host, "acme");

        var e = await Assert.ThrowsAsync<IntegrationException>(() => service.SendAsync(Calls.Read(), Token));

        Assert.Equal(IntegrationErrorKind.NotConfigured, e.Kind);
        Assert.Contains("tenant 'acme'", e.Message, StringComparison.Ordinal);
        Assert.Contains("ApiKey", e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Integrations:Demo", e.Message, StringComparison.Ordinal);
        var snapshot = await ((DemoService)service).Connection.CurrentAsync(Token);
        Assert.Null(((DemoOptions)snapshot.Options).Account);
        Assert.Equal(0, standIn.Connections);
    }

    [Fact]
    public async Task A_tenant_takes_what_is_shared_from_the_host_and_its_own_over_it()
    {
        await using var standIn = StandIn.Start();
        await using var host = DemoHost.Create(standIn);
        host.Set("DEMO_REGION", "eu");
        await SaveAsync(host, "acme", new Dictionary<string, string?> { ["ApiKey"] = "acme-key" });
        await SaveAsync(
            host,
            "beta",
            new Dictionary<string, string?> { ["ApiKey"] = "beta-key" },
            new Dictionary<string, string?> { ["Region"] = "us" }
        );

        await (await ServiceAsync(host, "acme")).SendAsync(Calls.Read(), Token);
        await (await ServiceAsync(host, "beta")).SendAsync(Calls.Read(), Token);

        Assert.Equal(["Bearer acme-key", "Bearer beta-key"], standIn.Received.Select(request => request.Header("Authorization")));
        Assert.Equal("eu", (await OptionsAsync(host, "acme")).Region);
        Assert.Equal("us", (await OptionsAsync(host, "beta")).Region);
    }

    [Fact]
    public async Task A_changed_connection_is_used_by_the_next_call_of_whoever_holds_it()
    {
        await using var standIn = StandIn.Start();
        await using var host = DemoHost.Create(standIn);
        var record = await SaveAsync(host, "acme", new Dictionary<string, string?> { ["ApiKey"] = "old" });
        var service = await ServiceAsync(host, "acme");
        await service.SendAsync(Calls.Read(), Token);

        var store = host.Get<IConnectionStore>();
        record = await store.SaveAsync(record with { Secrets = new Dictionary<string, string?> { ["ApiKey"] = "new" } }, Token);
        await service.SendAsync(Calls.Read(), Token);
        record = await store.SaveAsync(record! with { Enabled = false }, Token);
        var disabled = await Assert.ThrowsAsync<IntegrationException>(() => service.SendAsync(Calls.Read(), Token));
        await store.RemoveAsync(record!.Id, record.Version, Token);
        var removed = await Assert.ThrowsAsync<IntegrationException>(() => service.SendAsync(Calls.Read(), Token));

        Assert.Equal(["Bearer old", "Bearer new"], standIn.Received.Select(request => request.Header("Authorization")));
        Assert.Equal(IntegrationErrorKind.Disabled, disabled.Kind);
        Assert.Equal(IntegrationErrorKind.NotConfigured, removed.Kind);
    }

    [Fact]
    public async Task A_connection_held_for_ever_follows_the_store_however_many_others_there_are()
    {
        await using var standIn = StandIn.Start();
        await using var host = DemoHost.Create(standIn);
        var record = await SaveAsync(host, "acme", new Dictionary<string, string?> { ["ApiKey"] = "old" });
        var service = await ServiceAsync(host, "acme");
        await service.SendAsync(Calls.Read(), Token);
        for (var i = 0; i < 10_001; i++)
        {
            var other = new ConnectionRecord(new ConnectionId($"t{i}", "demo", "default")) { Account = new ConnectedAccount("many") };
            await host.Get<IConnectionStore>().SaveAsync(other, Token);
        }

        Assert.Equal(10_001, await host.Get<IConnections>().FindByAccountAsync("demo", "many", Token).CountAsync(Token));
        Assert.NotSame(service, await ServiceAsync(host, "acme"));
        // Nobody tells it of changes any more: what it reads now must not be kept.
        await service.SendAsync(Calls.Read(), Token);

        await host.Get<IConnectionStore>()
            .SaveAsync(record with { Secrets = new Dictionary<string, string?> { ["ApiKey"] = "new" } }, Token);
        await service.SendAsync(Calls.Read(), Token);

        Assert.Equal("Bearer new", standIn.Received[2].Header("Authorization"));
    }

    [Fact]
    public async Task What_the_host_set_in_code_for_time_outs_is_weaker_than_what_the_tenants_own_settings_say()
    {
        await using var standIn = StandIn.Start().Always(_ => Reply.Json("{}", 503));
        await using var host = DemoHost.Create(standIn, with: builder => builder.ConfigureResilience(options => options.MaxAttempts = 3));
        await SaveAsync(host, "acme", new Dictionary<string, string?> { ["ApiKey"] = "k" });
        await SaveAsync(
            host,
            "beta",
            new Dictionary<string, string?> { ["ApiKey"] = "k" },
            new Dictionary<string, string?> { ["Resilience:MaxAttempts"] = "1" }
        );

        await Assert.ThrowsAsync<IntegrationException>(async () => await (await ServiceAsync(host, "acme")).SendAsync(Calls.Read(), Token));
        Assert.Equal(3, standIn.Count);
        await Assert.ThrowsAsync<IntegrationException>(async () => await (await ServiceAsync(host, "beta")).SendAsync(Calls.Read(), Token));
        Assert.Equal(4, standIn.Count);
    }

    [Fact]
    public async Task A_stored_setting_that_cannot_be_read_is_named()
    {
        await using var standIn = StandIn.Start();
        await using var host = DemoHost.Create(standIn);
        await SaveAsync(
            host,
            "acme",
            new Dictionary<string, string?> { ["ApiKey"] = "k" },
            new Dictionary<string, string?> { ["Resilience:MaxAttempts"] = "many" }
        );

        var e = await Assert.ThrowsAsync<IntegrationException>(async () =>
            await (await ServiceAsync(host, "acme")).SendAsync(Calls.Read(), Token)
        );

        Assert.Equal(IntegrationErrorKind.NotConfigured, e.Kind);
        Assert.Contains("MaxAttempts", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_circuit_of_one_tenant_is_not_that_of_another()
    {
        await using var standIn = StandIn.Start();
        await using var host = DemoHost.Create(
            standIn,
            with: builder => builder.ConfigureResilience(o => (o.BreakerMinimumThroughput, o.MaxAttempts) = (2, 2))
        );
        standIn.Always(request => Reply.Json("{}", request.Header("Authorization") == "Bearer bad" ? 503 : 200));
        await SaveAsync(host, "acme", new Dictionary<string, string?> { ["ApiKey"] = "bad" });
        await SaveAsync(host, "beta", new Dictionary<string, string?> { ["ApiKey"] = "good" });
        var acme = await ServiceAsync(host, "acme");
        await Assert.ThrowsAsync<IntegrationException>(() => acme.SendAsync(Calls.Read(), Token));
        var open = await Assert.ThrowsAsync<IntegrationException>(() => acme.SendAsync(Calls.Read(), Token));
        Assert.Contains("circuit is open", open.Message, StringComparison.Ordinal);

        await (await ServiceAsync(host, "beta")).SendAsync(Calls.Read(), Token);
    }

    [Fact]
    public async Task What_is_not_there_is_said()
    {
        await using var standIn = StandIn.Start();
        await using var host = DemoHost.Create(standIn);
        var connections = host.Get<IConnections>();
        await SaveAsync(host, "acme", new Dictionary<string, string?> { ["ApiKey"] = "k" });

        var nowhere = await Assert.ThrowsAsync<IntegrationException>(async () =>
            await connections.GetConnectionAsync("acme", "stripe", null, Token)
        );
        var nobody = await Assert.ThrowsAsync<IntegrationException>(async () =>
            await connections.GetConnectionAsync("beta", "demo", null, Token)
        );
        var unnamed = await Assert.ThrowsAsync<IntegrationException>(async () =>
            await connections.GetConnectionAsync("acme", "demo", "second", Token)
        );
        var unable = await Assert.ThrowsAsync<InvalidOperationException>(async () =>
            await connections.GetAsync<IChatNotifier>("acme", "demo", null, Token)
        );
        await Assert.ThrowsAsync<ArgumentException>(async () => await connections.GetConnectionAsync("", "demo", null, Token));

        Assert.Equal(IntegrationErrorKind.NotConfigured, nowhere.Kind);
        Assert.Contains("not registered", nowhere.Message, StringComparison.Ordinal);
        Assert.Equal(IntegrationErrorKind.NotConfigured, nobody.Kind);
        Assert.Contains("tenant 'beta' has no connection 'default'", nobody.Message, StringComparison.Ordinal);
        Assert.Contains("'second'", unnamed.Message, StringComparison.Ordinal);
        Assert.Contains("IChatNotifier", unable.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Connections_are_found_by_the_account_that_the_service_names()
    {
        await using var standIn = StandIn.Start();
        await using var host = DemoHost.Create(standIn);
        foreach (var (tenant, account) in new[] { ("acme", "T1"), ("beta", "T2"), ("gamma", "T1") })
        {
            var id = new ConnectionId(tenant, "demo", ConnectionId.DefaultName);
            await host.Get<IConnectionStore>()
                .SaveAsync(
                    new ConnectionRecord(id)
                    {
                        Secrets = new Dictionary<string, string?> { ["ApiKey"] = "k" },
                        Account = new ConnectedAccount(account),
                    },
                    Token
                );
        }

        var found = await host.Get<IConnections>().FindByAccountAsync("demo", "T1", Token).ToListAsync(Token);

        Assert.Equal(["acme", "gamma"], found.Select(connection => connection.Id.Tenant));
        Assert.Equal("T1", (await found[0].CurrentAsync(Token)).AccountId);
    }

    [Fact]
    public async Task A_store_that_does_not_answer_is_not_waited_for_longer_than_the_caller_wants()
    {
        await using var standIn = StandIn.Start();
        var store = new StuckStore();
        await using var host = DemoHost.Create(standIn, before: services => services.Replace(store));
        using var source = new CancellationTokenSource();
        var connections = host.Get<IConnections>();
        await store.Inner.SaveAsync(
            new ConnectionRecord(new ConnectionId("acme", "demo", "default"))
            {
                Secrets = new Dictionary<string, string?> { ["ApiKey"] = "k" },
            },
            Token
        );
        var service = await connections.GetAsync<IDemoService>("acme", "demo", null, Token);
        store.Stick();

        var call = service.SendAsync(Calls.Change(Repeat.NotIdempotent), source.Token);
        await source.CancelAsync();
        var e = await Assert.ThrowsAsync<IntegrationCanceledException>(() => call);

        Assert.False(e.OutcomeUnknown);
    }

    [Fact]
    public async Task A_record_that_was_read_before_a_change_and_comes_after_it_is_not_kept()
    {
        await using var standIn = StandIn.Start();
        var store = new HeldStore();
        await using var host = DemoHost.Create(standIn, before: services => services.Replace(store));
        var record = new ConnectionRecord(new ConnectionId("acme", "demo", "default"))
        {
            Secrets = new Dictionary<string, string?> { ["ApiKey"] = "key-1" },
        };
        record = (await store.SaveAsync(record, Token))!;
        var service = await host.Get<IConnections>().GetAsync<IDemoService>("acme", "demo", null, Token);
        record = (await store.SaveAsync(record with { Secrets = new Dictionary<string, string?> { ["ApiKey"] = "key-2" } }, Token))!;
        var held = store.HoldNext();
        var slow = service.SendAsync(Calls.Read(), Token);
        await store.SaveAsync(record with { Secrets = new Dictionary<string, string?> { ["ApiKey"] = "key-3" } }, Token);
        await service.SendAsync(Calls.Read(), Token);

        held.Open();
        await slow;
        await service.SendAsync(Calls.Read(), Token);

        Assert.Equal(["Bearer key-3", "Bearer key-2", "Bearer key-3"], standIn.Received.Select(request => request.Header("Authorization")));
    }

    [Fact]
    public void A_record_is_written_out_without_its_secrets()
    {
        var record = new ConnectionRecord(new ConnectionId("acme", "demo", "default"))
        {
            Secrets = new Dictionary<string, string?> { ["ApiKey"] = "canary" },
            Version = 3,
        };

        Assert.Equal("demo/acme/default v3", record.ToString());
    }

    private static async Task<ConnectionRecord> SaveAsync(
        TestHost host,
        string tenant,
        Dictionary<string, string?> secrets,
        Dictionary<string, string?>? settings = null
    )
    {
        var record = new ConnectionRecord(new ConnectionId(tenant, "demo", ConnectionId.DefaultName))
        {
            Secrets = secrets,
            Settings = settings ?? [],
        };
        return (await host.Get<IConnectionStore>().SaveAsync(record, Token))!;
    }

    private static async Task<IDemoService> ServiceAsync(TestHost host, string tenant) =>
        await host.Get<IConnections>().GetAsync<IDemoService>(tenant, "demo", null, Token);

    private static async Task<DemoOptions> OptionsAsync(TestHost host, string tenant) =>
        (DemoOptions)(await (await host.Get<IConnections>().GetConnectionAsync(tenant, "demo", null, Token)).CurrentAsync(Token)).Options;
}
