using Xunit;

namespace Procur.Integrations.TestKit;

/// <summary>What a host may expect of every connector.</summary>
[SuiteOf(typeof(IIntegrationConnector))]
public abstract class ConnectorConformance<TFixture> : SandboxSuite<TFixture>
    where TFixture : IntegrationFixture, new()
{
    /// <summary>Whether the service tells whose account it is.</summary>
    protected virtual bool TellsAccount => true;

    private IIntegrationConnector Connector => World.Get<IIntegrationConnector>();

    [Fact]
    public async Task A_good_credential_succeeds_and_changes_nothing()
    {
        var result = await Connector.TestConnectionAsync(Token);

        Assert.True(result.Succeeded, result.Message);
        Assert.Null(result.Kind);
        Assert.Empty(result.MissingScopes);
        Assert.Equal(TellsAccount, result.Account is { Id.Length: > 0 });
        Assert.True(Connector.IsConfigured);
        Assert.Equal(Fixture.Integration, Connector.Descriptor.Key);
        Assert.Empty(await World.EffectsAsync(cancellationToken: Token));
    }

    [Fact]
    public async Task A_bad_credential_is_a_result_and_no_exception()
    {
        await using var host = ScriptedHost.Start(Fixture);
        host.StandIn.Otherwise = _ => Fixture.BadCredential;

        var result = await host.Host.Get<IIntegrationConnector>().TestConnectionAsync(Token);

        Assert.False(result.Succeeded);
        Assert.Equal(IntegrationErrorKind.Authentication, result.Kind);
        Assert.DoesNotContain(ScriptedHost.Canary, result.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_cannot_be_reached_is_a_result_and_no_exception()
    {
        await using var host = ScriptedHost.NotListening(Fixture);

        var result = await host.Host.Get<IIntegrationConnector>().TestConnectionAsync(Token);

        Assert.False(result.Succeeded);
        Assert.Equal(IntegrationErrorKind.Unavailable, result.Kind);
    }

    [Fact]
    public async Task Missing_settings_are_a_result_that_says_what_to_set()
    {
        await using var host = TestHost.Create(services => Fixture.Add(services));
        var connector = host.Get<IIntegrationConnector>();

        var result = await connector.TestConnectionAsync(Token);

        Assert.False(result.Succeeded);
        Assert.False(connector.IsConfigured);
        Assert.Equal(IntegrationErrorKind.NotConfigured, result.Kind);
        Assert.Contains($"Integrations:{Fixture.Section}:", result.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancellation_is_thrown() =>
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Connector.TestConnectionAsync(new CancellationToken(true)));
}
