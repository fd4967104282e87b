using Procur.Integrations.Connections;
using Procur.Integrations.Wire;

namespace Procur.Integrations.Tests.Demo;

public sealed class DemoService(Connection connection) : IDemoService
{
    public Connection Connection { get; } = connection;

    public Task<WireReply> SendAsync(WireCall call, CancellationToken cancellationToken = default) =>
        Connection.SendAsync(call, cancellationToken);

    public Task<WireReply<DemoThing>> SendForThingAsync(WireCall call, CancellationToken cancellationToken = default) =>
        Connection.SendAsync(call, DemoJson.Default.DemoThing, cancellationToken);
}
