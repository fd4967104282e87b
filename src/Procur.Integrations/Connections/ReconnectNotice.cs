using Procur.Integrations.Tokens;

namespace Procur.Integrations.Connections;

/// <summary>Writes to a connection why it has to be connected again.</summary>
internal sealed class ReconnectNotice(IConnectionStore store) : IReconnectNotice
{
    private const int MostTries = 5;

    public ValueTask RequireAsync(Snapshot snapshot, string reason) => WriteAsync(snapshot, reason);

    public ValueTask ClearAsync(Snapshot snapshot) => WriteAsync(snapshot, null);

    private async ValueTask WriteAsync(Snapshot snapshot, string? reason)
    {
        for (var i = 0; i < MostTries && snapshot.Id.Tenant.Length > 0; i++)
        {
            var record = await store.FindAsync(snapshot.Id, CancellationToken.None).ConfigureAwait(false);
            // Of a credential that was entered since, nothing is known yet.
            if (
                record is null
                || record.NeedsReconnect == reason
                || (record.SecretsVersion() != snapshot.SecretsVersion && reason is not null)
                || await store.SaveAsync(record with { NeedsReconnect = reason }, CancellationToken.None).ConfigureAwait(false) is not null
            )
            {
                return;
            }
        }
    }
}
