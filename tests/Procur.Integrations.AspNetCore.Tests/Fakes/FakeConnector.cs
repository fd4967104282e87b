using Procur.Integrations.Connections;

namespace Procur.Integrations.AspNetCore.Tests.Fakes;

public sealed class FakeConnector(FakeService service, Connection connection) : IIntegrationConnector
{
    public IntegrationDescriptor Descriptor => connection.Descriptor;

    public bool IsConfigured => connection.IsConfigured;

    public Task<ConnectionTestResult> TestConnectionAsync(CancellationToken cancellationToken = default) => service.Test(cancellationToken);
}
