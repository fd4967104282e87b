using Procur.Integrations.Connections;
using Procur.Integrations.Tests.Demo;
using Procur.Integrations.Webhooks;

namespace Procur.Integrations.Tests.Connections;

/// <summary>What a provider may ask its connection before it describes a call.</summary>
public sealed class UsableTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_connection_without_its_settings_refuses_and_reports_it_as_the_operations_refusal()
    {
        await using var standIn = StandIn.Start();
        await using var host = DemoHost.Create(standIn);
        host.Set("Integrations:Demo:ApiKey", null);

        var e = await Assert.ThrowsAsync<IntegrationException>(() => Connection(host).UsableAsync("things.create", Token).AsTask());

        Assert.Equal(IntegrationErrorKind.NotConfigured, e.Kind);
        Assert.Equal("things.create", e.Operation);
        var record = Assert.Single(host.Audit.Records);
        Assert.Equal(("things.create", "not_configured"), (record.Operation, record.Outcome));
    }

    [Fact]
    public async Task A_usable_connection_gives_its_state_and_reports_nothing()
    {
        await using var standIn = StandIn.Start();
        await using var host = DemoHost.Create(standIn);

        var snapshot = await Connection(host).UsableAsync("things.create", Token);

        Assert.True(snapshot.IsConfigured);
        Assert.Empty(host.Audit.Records);
    }

    [Theory]
    [InlineData(null, null, null)]
    [InlineData("https://host.example/", null, "https://host.example/api/webhooks/c/abc")]
    [InlineData("https://host.example", "https://own.example/base/", "https://own.example/base/api/webhooks/c/abc")]
    [InlineData(null, "https://own.example", "https://own.example/api/webhooks/c/abc")]
    public async Task A_tickets_address_starts_at_the_providers_own_public_address_or_else_at_the_hosts(
        string? hosts,
        string? own,
        string? expected
    )
    {
        await using var standIn = StandIn.Start();
        await using var host = DemoHost.Create(standIn);
        host.Set("Integrations:Webhooks:PublicBaseUrl", hosts);
        var connection = Connection(host);

        var address = connection.CallbackAddress(new CallbackTicket(connection.Id) { Token = "abc" }, own is null ? null : new Uri(own));

        Assert.Equal(expected, address?.AbsoluteUri);
    }

    private static Connection Connection(TestHost host) => ((DemoService)host.Get<IDemoService>()).Connection;
}
