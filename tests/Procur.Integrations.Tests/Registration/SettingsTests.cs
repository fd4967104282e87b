using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Procur.Integrations.Tests.Demo;

namespace Procur.Integrations.Tests.Registration;

/// <summary>Where settings come from, which is stronger, and what becomes of wrong ones.</summary>
public sealed class SettingsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false, false, true, "flat")]
    [InlineData(false, true, true, "section")]
    [InlineData(true, true, true, "code")]
    [InlineData(true, false, true, "code")]
    public async Task Code_is_stronger_than_the_section_and_that_than_the_flat_name(bool code, bool section, bool flat, string wins)
    {
        await using var standIn = StandIn.Start();
        await using var host = TestHost.Create(
            services =>
                new DemoProvider().Add(
                    services,
                    null,
                    options =>
                    {
                        options.Endpoint = standIn.Endpoint;
                        options.ApiKey = code ? "code" : options.ApiKey;
                    }
                ),
            new Dictionary<string, string?>
            {
                ["Integrations:Demo:ApiKey"] = section ? "section" : null,
                ["DEMO_API_KEY"] = flat ? "flat" : null,
            }
        );

        await host.Get<IDemoService>().SendAsync(Calls.Read(), Token);

        Assert.Equal("Bearer " + wins, Assert.Single(standIn.Received).Header("Authorization"));
    }

    [Fact]
    public async Task A_further_account_has_a_section_of_its_own_and_no_flat_name()
    {
        await using var standIn = StandIn.Start();
        await using var host = TestHost.Create(
            services =>
            {
                new DemoProvider().Add(services, "eu");
                new DemoProvider().Add(services, "us");
            },
            new Dictionary<string, string?>
            {
                ["Integrations:Demo:ApiKey"] = "first",
                ["DEMO_API_KEY"] = "flat",
                ["Integrations:Demo:Accounts:eu:ApiKey"] = "eu-key",
                ["Integrations:Demo:Accounts:eu:Endpoint"] = standIn.Endpoint.ToString(),
            }
        );

        await host.Get<IDemoService>("eu").SendAsync(Calls.Read(), Token);
        var e = await Assert.ThrowsAsync<IntegrationException>(() => host.Get<IDemoService>("us").SendAsync(Calls.Read(), Token));

        Assert.Equal("Bearer eu-key", Assert.Single(standIn.Received).Header("Authorization"));
        Assert.Contains("Integrations:Demo:Accounts:us:ApiKey", e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("DEMO_API_KEY", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Integrations:Demo:ApiKey")]
    [InlineData("DEMO_API_KEY")]
    public async Task A_changed_setting_is_used_by_the_next_call(string name)
    {
        await using var standIn = StandIn.Start();
        await using var host = TestHost.Create(services =>
            new DemoProvider().Add(services, null, options => options.Endpoint = standIn.Endpoint)
        );
        host.Set(name, "old");
        await host.Get<IDemoService>().SendAsync(Calls.Read(), Token);

        host.Set(name, "new");
        await host.Get<IDemoService>().SendAsync(Calls.Read(), Token);

        Assert.Equal(["Bearer old", "Bearer new"], standIn.Received.Select(request => request.Header("Authorization")));
    }

    [Fact]
    public async Task A_setting_that_changes_while_the_old_one_is_read_does_not_get_stuck()
    {
        await using var standIn = StandIn.Start();
        var (reading, goOn, binds) = (new Latch(), new Latch(), 0);
        var provider = new DemoProvider
        {
            OnBind = (_, options) =>
            {
                options.ApiKey = "new";
                if (Interlocked.Increment(ref binds) == 1)
                {
                    options.ApiKey = "old";
                    reading.Open();
                    goOn.Opened.Wait(Token);
                }
            },
        };
        await using var host = TestHost.Create(services => provider.Add(services, null, options => options.Endpoint = standIn.Endpoint));
        var first = Task.Run(() => host.Get<IDemoService>().SendAsync(Calls.Read(), Token), Token);
        await reading.Opened;

        host.Set("Integrations:Demo:Region", "eu");
        goOn.Open();
        await first;
        await host.Get<IDemoService>().SendAsync(Calls.Read(), Token);

        Assert.Equal("Bearer new", standIn.Received[1].Header("Authorization"));
    }

    [Fact]
    public async Task Switched_off_it_sends_nothing()
    {
        await using var standIn = StandIn.Start();
        await using var host = DemoHost.Create(standIn);
        host.Set("Integrations:Demo:Enabled", "false");

        var e = await Assert.ThrowsAsync<IntegrationException>(() => host.Get<IDemoService>().SendAsync(Calls.Read(), Token));

        Assert.Equal(IntegrationErrorKind.Disabled, e.Kind);
        Assert.Equal(0, standIn.Connections);
        Assert.False(Assert.Single(host.Get<IIntegrationRegistry>().List()).IsEnabled);

        host.Set("Integrations:Demo:Enabled", "true");
        await host.Get<IDemoService>().SendAsync(Calls.Read(), Token);
    }

    [Theory]
    [InlineData("Enabled", "perhaps")]
    [InlineData("Environment", "moon")]
    [InlineData("Resilience:MaxAttempts", "many")]
    [InlineData("Resilience:MaxAttempts", "0")]
    [InlineData("Resilience:AttemptTimeout", "00:00:00")]
    [InlineData("Resilience:TotalTimeout", "-00:00:01")]
    [InlineData("Resilience:BaseDelay", "-00:00:01")]
    [InlineData("Resilience:MaxDelay", "-00:00:01")]
    [InlineData("Resilience:BreakerFailureRatio", "2")]
    [InlineData("Resilience:BreakerMinimumThroughput", "1")]
    [InlineData("Resilience:BreakerSampling", "00:00:00.1")]
    [InlineData("Resilience:BreakerBreak", "00:00:00.1")]
    [InlineData("Resilience:RateLimitShare", "0")]
    [InlineData("Resilience:RateLimitShare", "-1")]
    [InlineData("Resilience:MaxResponseBytes", "0")]
    public async Task A_setting_that_cannot_be_read_or_used_is_named(string name, string value)
    {
        await using var standIn = StandIn.Start();
        await using var host = DemoHost.Create(standIn);
        host.Set("Integrations:Demo:" + name, value);

        var e = await Assert.ThrowsAsync<IntegrationException>(() => host.Get<IDemoService>().SendAsync(Calls.Read(), Token));

        Assert.Equal(IntegrationErrorKind.NotConfigured, e.Kind);
        Assert.Contains(name.Split(':')[^1], e.Message, StringComparison.Ordinal);
        Assert.False(Assert.Single(host.Get<IIntegrationRegistry>().List()).IsConfigured);
        Assert.Equal(0, standIn.Connections);

        host.Set("Integrations:Demo:" + name, null);
        await host.Get<IDemoService>().SendAsync(Calls.Read(), Token);
    }

    [Fact]
    public async Task What_the_provider_finds_wrong_is_said()
    {
        await using var standIn = StandIn.Start();
        await using var host = DemoHost.Create(
            standIn,
            new DemoProvider { Validate = options => options.Region is "mars" ? ["Region is not of this world; set it to eu or us"] : [] }
        );
        host.Set("Integrations:Demo:Region", "mars");

        var e = await Assert.ThrowsAsync<IntegrationException>(() => host.Get<IDemoService>().SendAsync(Calls.Read(), Token));

        Assert.Contains("Region is not of this world", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Integrations:Demo:ApyKey", "k", "Integrations:Demo:ApyKey is no setting of Demo Service")]
    [InlineData("Integrations:Demo:ApiKey", "", "ApiKey is not set")]
    [InlineData("Integrations:Demo:Enabled", "perhaps", "Enabled")]
    [InlineData("Integrations:Demo:Resilience:MaxAtempts", "5", "Integrations:Demo:Resilience:MaxAtempts is no setting")]
    public async Task A_host_that_wants_to_know_does_not_start_with_wrong_settings(string name, string value, string said)
    {
        await using var standIn = StandIn.Start();
        await using var host = DemoHost.Create(standIn, with: builder => builder.ValidateOnStart());
        host.Set(name, value);

        var e = await Assert.ThrowsAsync<OptionsValidationException>(() => StartAsync(host));

        Assert.Contains(said, string.Join('\n', e.Failures), StringComparison.Ordinal);
        Assert.Equal(0, standIn.Connections);
    }

    [Fact]
    public async Task A_host_with_right_settings_starts()
    {
        await using var standIn = StandIn.Start();
        await using var host = DemoHost.Create(standIn, with: builder => builder.ValidateOnStart());
        host.Set("Integrations:Demo:Resilience:MaxAttempts", "5");
        host.Set("Integrations:Demo:Accounts:eu:ApiKey", "x");
        host.Set("Integrations:Demo:enabled", "true");

        await StartAsync(host);
    }

    private static async Task StartAsync(TestHost host)
    {
        foreach (var service in host.Services.GetServices<IHostedService>())
        {
            await service.StartAsync(Token);
        }
    }
}
