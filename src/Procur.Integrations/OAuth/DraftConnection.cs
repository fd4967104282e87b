using Procur.Integrations.Connections;

namespace Procur.Integrations;

/// <summary>A connection that is being made: nobody else sees it, and it is what it was made with.</summary>
internal sealed class DraftConnection(IntegrationRegistration registration, ConnectionHost host, Snapshot snapshot)
    : Connection(registration, host, snapshot.Id)
{
    public override bool IsConfigured => snapshot.IsConfigured;

    public override ValueTask<Snapshot> CurrentAsync(CancellationToken cancellationToken = default) => ValueTask.FromResult(snapshot);

    internal override ValueTask<Snapshot> RefreshAsync(CancellationToken cancellationToken) => ValueTask.FromResult(snapshot);
}
