using Procur.Integrations.Wire;

namespace Procur.Integrations.Connections;

/// <summary>Stands where several services offer one capability and nobody has said which: resolving succeeds and calls say what to set.</summary>
internal sealed class UnresolvedConnection(IntegrationRegistration registration, ConnectionHost host, string problem)
    : Connection(registration, host, new ConnectionId("", registration.Descriptor.Key, "unresolved"))
{
    public override bool IsConfigured => false;

    public override ValueTask<Snapshot> CurrentAsync(CancellationToken cancellationToken = default) =>
        throw new IntegrationException(Descriptor.Key, "resolve", IntegrationErrorKind.NotConfigured, problem);

    internal override ValueTask<Snapshot> RefreshAsync(CancellationToken cancellationToken) => CurrentAsync(cancellationToken);
}
