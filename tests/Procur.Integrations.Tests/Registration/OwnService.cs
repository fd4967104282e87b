using Procur.Integrations.Tests.Demo;
using Procur.Integrations.Wire;

namespace Procur.Integrations.Tests.Registration;

/// <summary>A host's own implementation of a capability.</summary>
public sealed class OwnService(string name = "own") : IDemoService, IDisposable
{
    public string Name { get; } = name;

    public bool IsDisposed { get; private set; }

    public Task<WireReply> SendAsync(WireCall call, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<WireReply<DemoThing>> SendForThingAsync(WireCall call, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public void Dispose() => IsDisposed = true;
}
