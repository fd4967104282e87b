using Procur.Integrations.Connections;
using Procur.Integrations.Tests.Demo;

namespace Procur.Integrations.Tests.Connections;

/// <summary>Asks the stand-in one question.</summary>
internal sealed class ProbeConnector(Connection connection) : IIntegrationConnector
{
    public IntegrationDescriptor Descriptor => connection.Descriptor;

    public bool IsConfigured => connection.IsConfigured;

    public async Task<ConnectionTestResult> TestConnectionAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            var reply = await connection.SendAsync(Calls.Read("probe"), cancellationToken);
            return new ConnectionTestResult(true, "accepted")
            {
                Account = new ConnectedAccount(reply.Json.GetProperty("account").GetString()!),
            };
        }
        catch (IntegrationException e)
        {
            return new ConnectionTestResult(false, e.Message) { Kind = e.Kind };
        }
    }
}
