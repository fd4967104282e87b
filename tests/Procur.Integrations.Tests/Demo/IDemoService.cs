using Procur.Integrations.Wire;

namespace Procur.Integrations.Tests.Demo;

/// <summary>The capability that the tests' own provider offers: it sends whatever call it is given.</summary>
public interface IDemoService
{
    Task<WireReply> SendAsync(WireCall call, CancellationToken cancellationToken = default);

    Task<WireReply<DemoThing>> SendForThingAsync(WireCall call, CancellationToken cancellationToken = default);
}
