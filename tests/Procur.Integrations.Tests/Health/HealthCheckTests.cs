using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Procur.Integrations.Tests.Demo;

namespace Procur.Integrations.Tests.Health;

public sealed class HealthCheckTests
{
    private readonly ManualTimeProvider time = new();
    private FakeConnector connector = new(new IntegrationDescriptor("none", "None") { Section = "None" });

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_connection_that_answers_is_healthy_and_is_not_asked_again_at_once()
    {
        var health = Health();
        Assert.Equal(HealthStatus.Healthy, (await health.CheckHealthAsync(Token)).Status);
        await health.CheckHealthAsync(Token);
        Assert.Equal(1, connector.Asked);
        time.Advance(TimeSpan.FromMinutes(1));
        await health.CheckHealthAsync(Token);
        Assert.Equal(2, connector.Asked);
    }

    [Fact]
    public async Task A_question_that_broke_down_is_asked_again_at_once()
    {
        var health = Health();
        connector.Hold = new TaskCompletionSource();
        connector.Hold.SetException(new InvalidOperationException("a mistake"));
        Assert.Equal(HealthStatus.Unhealthy, (await health.CheckHealthAsync(Token)).Status);
        connector.Hold = null;

        Assert.Equal(HealthStatus.Healthy, (await health.CheckHealthAsync(Token)).Status);
        Assert.Equal(2, connector.Asked);
    }

    [Fact]
    public async Task Probes_at_the_same_time_ask_once()
    {
        var health = Health();
        connector.Hold = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var probes = Enumerable.Range(0, 20).Select(_ => health.CheckHealthAsync(Token)).ToList();
        connector.Hold.SetResult();
        await Task.WhenAll(probes);
        Assert.Equal(1, connector.Asked);
    }

    [Theory]
    [InlineData(IntegrationErrorKind.Authentication, HealthStatus.Unhealthy)]
    [InlineData(IntegrationErrorKind.Unavailable, HealthStatus.Unhealthy)]
    [InlineData(IntegrationErrorKind.Disabled, HealthStatus.Healthy)]
    public async Task A_failed_test_counts_by_its_kind(IntegrationErrorKind kind, HealthStatus status)
    {
        var health = Health();
        connector.Result = new ConnectionTestResult(false, "the service does not accept the credential") { Kind = kind };
        Assert.Equal(status, (await health.CheckHealthAsync(Token)).Status);
    }

    [Fact]
    public async Task Missing_scopes_are_degraded()
    {
        var health = Health();
        connector.Result = new ConnectionTestResult(true, "a scope lacks") { MissingScopes = ["chat:write"] };
        Assert.Equal(HealthStatus.Degraded, (await health.CheckHealthAsync(Token)).Status);
    }

    [Theory]
    [InlineData(false, HealthStatus.Healthy)]
    [InlineData(true, HealthStatus.Degraded)]
    public async Task What_is_not_configured_counts_as_the_host_says_and_is_not_asked(bool degraded, HealthStatus status)
    {
        var health = Health(options => options.NotConfiguredIsDegraded = degraded);
        connector.IsConfigured = false;
        Assert.Equal(status, (await health.CheckHealthAsync(Token)).Status);
        Assert.Equal(0, connector.Asked);
    }

    private HealthCheckService Health(Action<IntegrationHealthOptions>? configure = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(time);
        services.AddLogging();
        services.AddHealthChecks().AddIntegrationHealthChecks(configure);
        services
            .AddIntegration(new DemoProvider().Definition)
            .AddProvider<IIntegrationConnector>(connection => connector = new FakeConnector(connection.Descriptor));
        var provider = services.BuildServiceProvider();
        _ = provider.GetRequiredService<IIntegrationConnector>();
        return provider.GetRequiredService<HealthCheckService>();
    }
}
