namespace Procur.Integrations.Connections;

/// <summary>A connection of one state, for a question about that state: nobody else holds it.</summary>
internal sealed class ProbeConnection(IntegrationRegistration registration, ConnectionHost host, Snapshot snapshot)
    : Connection(registration, host, snapshot.Id)
{
    public override bool IsConfigured => snapshot.IsConfigured;

    public override ValueTask<Snapshot> CurrentAsync(CancellationToken cancellationToken = default) => ValueTask.FromResult(snapshot);

    internal override ValueTask<Snapshot> RefreshAsync(CancellationToken cancellationToken) => ValueTask.FromResult(snapshot);
}
