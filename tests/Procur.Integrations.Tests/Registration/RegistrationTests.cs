using Microsoft.Extensions.DependencyInjection;
using Procur.Integrations.Connections;
using Procur.Integrations.Tests.Demo;

namespace Procur.Integrations.Tests.Registration;

/// <summary>What a host resolves, by what, and which one it is.</summary>
public sealed class RegistrationTests
{
    private static readonly DemoProvider Other = new() { Key = "other", Section = "Other" };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_settings_it_registers_and_its_calls_say_what_to_set()
    {
        await using var host = TestHost.Create(services => new DemoProvider().Add(services));

        var e = await Assert.ThrowsAsync<IntegrationException>(() => host.Get<IDemoService>().SendAsync(Calls.Read(), Token));

        Assert.Equal(IntegrationErrorKind.NotConfigured, e.Kind);
        Assert.False(e.OutcomeUnknown);
        Assert.False(e.IsTransient);
        Assert.Contains("ApiKey is not set", e.Message, StringComparison.Ordinal);
        Assert.Contains("Integrations:Demo:ApiKey", e.Message, StringComparison.Ordinal);
        Assert.Contains("DEMO_API_KEY", e.Message, StringComparison.Ordinal);
        Assert.Contains("Console, API keys", e.Message, StringComparison.Ordinal);
        var registered = Assert.Single(host.Get<IIntegrationRegistry>().List());
        Assert.False(registered.IsConfigured);
        Assert.Contains("ApiKey is not set", Assert.Single(registered.Problems), StringComparison.Ordinal);
        Assert.Equal("not_configured", Assert.Single(host.Audit.Records).Outcome);
    }

    [Fact]
    public async Task Added_twice_it_is_offered_once_and_both_settings_count()
    {
        await using var host = TestHost.Create(services =>
        {
            new DemoProvider().Add(services, null, options => options.ApiKey = "one");
            new DemoProvider().Add(services, null, options => options.Region = "eu");
        });

        Assert.Single(host.Services.GetServices<IDemoService>());
        Assert.Single(host.Get<IIntegrationRegistry>().List());
        var snapshot = await ((DemoService)host.Get<IDemoService>()).Connection.CurrentAsync(Token);
        Assert.Equal(("one", "eu"), (((DemoOptions)snapshot.Options).ApiKey, ((DemoOptions)snapshot.Options).Region));
    }

    [Fact]
    public void Two_services_that_claim_one_key_for_one_capability_are_refused_at_once()
    {
        var services = new ServiceCollection();
        new DemoProvider().Add(services, "eu");

        var e = Assert.Throws<InvalidOperationException>(() => Other.Add(services, "eu"));

        Assert.Contains("'eu'", e.Message, StringComparison.Ordinal);
        Assert.Contains("IDemoService", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_service_is_the_capability()
    {
        await using var host = TestHost.Create(services => new DemoProvider().Add(services));

        Assert.Same(host.Get<IDemoService>(), host.Get<IDemoService>("demo"));
        Assert.Same(host.Get<IDemoService>(), Assert.Single(host.Services.GetServices<IDemoService>()));
    }

    [Fact]
    public async Task Of_two_services_the_capability_is_the_one_that_the_settings_name()
    {
        await using var host = TestHost.Create(
            services =>
            {
                new DemoProvider().Add(services);
                Other.Add(services);
            },
            new Dictionary<string, string?> { ["Integrations:Defaults:IDemoService"] = "other" }
        );

        Assert.Same(host.Get<IDemoService>("other"), host.Get<IDemoService>());
        Assert.Equal([host.Get<IDemoService>("demo"), host.Get<IDemoService>("other")], host.Services.GetServices<IDemoService>());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("nobody")]
    public async Task Of_two_services_where_nobody_says_which_calls_say_what_to_set(string? named)
    {
        await using var host = TestHost.Create(
            services =>
            {
                new DemoProvider().Add(services, null, options => options.ApiKey = "k");
                Other.Add(services, null, options => options.ApiKey = "k");
            },
            new Dictionary<string, string?> { ["Integrations:Defaults:IDemoService"] = named }
        );

        var service = host.Get<IDemoService>();
        var e = await Assert.ThrowsAsync<IntegrationException>(() => service.SendAsync(Calls.Read(), Token));

        Assert.Equal(IntegrationErrorKind.NotConfigured, e.Kind);
        Assert.Contains("Integrations:Defaults:IDemoService", e.Message, StringComparison.Ordinal);
        Assert.Contains("demo, other", e.Message, StringComparison.Ordinal);
        Assert.Contains(named ?? "several", e.Message, StringComparison.Ordinal);
        Assert.Equal(2, host.Services.GetServices<IDemoService>().Count());
    }

    [Fact]
    public async Task The_settings_may_name_a_further_account_or_a_service_of_the_hosts_own()
    {
        var own = new OwnService();
        await using var host = TestHost.Create(
            services =>
            {
                new DemoProvider().Add(services);
                Other.Add(services);
                Other.Add(services, "eu");
                services.AddKeyedSingleton<IDemoService>("mine", own);
                services.AddTransient<Func<IDemoService>>(provider => provider.GetRequiredService<IDemoService>);
            },
            new Dictionary<string, string?> { ["Integrations:Defaults:IDemoService"] = "mine" }
        );

        Assert.Same(own, host.Get<IDemoService>());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_hosts_own_service_is_the_capability_wherever_it_was_added_and_all_are_listed(bool before)
    {
        var own = new OwnService();
        await using var host = TestHost.Create(services =>
        {
            if (before)
            {
                services.AddSingleton<IDemoService>(own);
            }

            new DemoProvider().Add(services);
            Other.Add(services);
            if (!before)
            {
                services.AddSingleton<IDemoService>(own);
            }
        });

        Assert.Same(own, host.Get<IDemoService>());
        Assert.Equal([host.Get<IDemoService>("demo"), host.Get<IDemoService>("other"), own], host.Services.GetServices<IDemoService>());
    }

    [Fact]
    public async Task Several_services_of_the_hosts_own_are_each_made_once_and_disposed_with_the_host()
    {
        var made = new List<OwnService>();
        OwnService Make(string name)
        {
            made.Add(new OwnService(name));
            return made[^1];
        }

        var host = TestHost.Create(services =>
        {
            services.AddSingleton<IDemoService>(_ => Make("first"));
            new DemoProvider().Add(services);
            services.AddSingleton<IDemoService>(_ => Make("second"));
            services.AddSingleton<IDemoService>(_ => Make("third"));
        });
        var once = host.Services.GetServices<IDemoService>().ToList();
        var again = host.Services.GetServices<IDemoService>().ToList();

        Assert.Equal(["first", "second", "third"], once.OfType<OwnService>().Select(own => own.Name));
        Assert.Equal(once, again);
        Assert.Same(once[^1], host.Get<IDemoService>());
        Assert.Equal(3, made.Count);
        await host.DisposeAsync();
        Assert.All(made, own => Assert.True(own.IsDisposed));
    }

    [Fact]
    public async Task A_scoped_service_of_the_hosts_own_belongs_to_its_scope()
    {
        await using var host = TestHost.Create(services =>
        {
            services.AddScoped<IDemoService>(_ => new OwnService());
            new DemoProvider().Add(services);
        });
        await using var scope = host.Services.CreateAsyncScope();

        var own = scope.ServiceProvider.GetRequiredService<IDemoService>();

        Assert.Equal([host.Get<IDemoService>("demo"), own], scope.ServiceProvider.GetServices<IDemoService>());
    }

    [Fact]
    public async Task A_further_account_is_reached_by_its_key_alone()
    {
        await using var host = TestHost.Create(services =>
        {
            new DemoProvider().Add(services);
            new DemoProvider().Add(services, "eu");
        });

        Assert.NotSame(host.Get<IDemoService>(), host.Get<IDemoService>("eu"));
        Assert.Same(host.Get<IDemoService>("demo"), host.Get<IDemoService>());
        Assert.Single(host.Services.GetServices<IDemoService>());
        Assert.Equal(["demo", "eu"], host.Get<IIntegrationRegistry>().List().Select(registered => registered.Key));
    }

    [Fact]
    public async Task Only_a_further_account_leaves_nothing_unkeyed()
    {
        await using var host = TestHost.Create(services => new DemoProvider().Add(services, "eu"));

        Assert.Null(host.Services.GetService<IDemoService>());
        Assert.NotNull(host.Services.GetKeyedService<IDemoService>("eu"));
    }

    [Fact]
    public async Task An_ability_is_asked_for_by_its_type()
    {
        await using var host = TestHost.Create(services =>
            new DemoProvider().Add(services).AddProvider(static connection => new DemoService(connection))
        );
        var connection = host.Get<DemoService>().Connection;

        Assert.True(connection.TryGet<IDemoService>(out var service));
        Assert.Same(host.Get<IDemoService>(), service);
        Assert.Same(host.Get<DemoService>(), connection.Get<DemoService>());
        Assert.False(connection.TryGet<IChatNotifier>(out _));
        var e = Assert.Throws<InvalidOperationException>(() => connection.Get<IChatNotifier>());
        Assert.Contains("Demo Service does not offer IChatNotifier", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connection_without_a_container_sends_as_any_other()
    {
        await using var standIn = StandIn.Start(Reply.Busy(), Reply.Json("""{"id":"a"}"""));
        var time = new ManualTimeProvider { AutoAdvance = true };
        var options = new DemoOptions { ApiKey = "standalone", Endpoint = standIn.Endpoint };
        using var connection = StandaloneConnection.Create(new DemoProvider().Definition, options, time);

        var reply = await new DemoService(connection).SendForThingAsync(Calls.Read(), Token);

        Assert.Equal("a", reply.Value.Id);
        Assert.Equal("Bearer standalone", standIn.Received[1].Header("Authorization"));
        Assert.Equal("demo/default", connection.Id.ToString());
        Assert.True(connection.IsConfigured);
    }

    [Fact]
    public async Task A_connection_without_a_container_says_what_it_lacks()
    {
        using var connection = StandaloneConnection.Create(new DemoProvider().Definition, new DemoOptions());

        var e = await Assert.ThrowsAsync<IntegrationException>(() => new DemoService(connection).SendAsync(Calls.Read(), Token));

        Assert.Equal(IntegrationErrorKind.NotConfigured, e.Kind);
        Assert.False(connection.IsConfigured);
    }
}
