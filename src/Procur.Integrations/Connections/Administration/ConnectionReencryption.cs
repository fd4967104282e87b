using Procur.Integrations.Sealing;

namespace Procur.Integrations.Connections;

/// <summary>Seals connections' secrets anew, never over a newer one: each write is compare-and-swap on the version that was read.</summary>
internal sealed class ConnectionReencryption(IConnectionStore store, ConnectionSeals seals) : IReencryption
{
    private const int MostTries = 5;

    public async Task<(int Renewed, int Left)> RunAsync(CancellationToken cancellationToken)
    {
        var (renewed, left) = (0, 0);
        await foreach (var listed in store.ListAsync(null, null, cancellationToken).ConfigureAwait(false))
        {
            var record = listed;
            for (var i = 0; i < MostTries && record is not null && Under(record, current: false) > 0; i++)
            {
                var next = record with
                {
                    Sealed = seals.Renew(record.Id, record.Sealed),
                    Staged = seals.Renew(record.Id, record.Staged),
                    Replaced = seals.Renew(record.Id, record.Replaced),
                };
                var count = Under(next, current: true) - Under(record, current: true);
                if (count == 0)
                {
                    break;
                }

                if (await store.SaveAsync(next, cancellationToken).ConfigureAwait(false) is { } saved)
                {
                    (record, renewed) = (saved, renewed + count);
                    break;
                }

                record = await store.FindAsync(record.Id, cancellationToken).ConfigureAwait(false);
            }

            left += record is null ? 0 : Under(record, current: false);
        }

        return (renewed, left);
    }

    private int Under(ConnectionRecord record, bool current)
    {
        var key = seals.CurrentKeyId;
        return record
            .Sealed.Values.Concat(record.Staged.Values)
            .Concat(record.Replaced.Values)
            .Count(secret => secret.KeyId == key == current);
    }
}
