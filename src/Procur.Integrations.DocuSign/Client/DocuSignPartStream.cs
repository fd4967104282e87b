using Procur.Integrations.Wire;

namespace Procur.Integrations.DocuSign;

/// <summary>Pieces of a body, read one after the other, each opened when its turn comes.</summary>
internal sealed class DocuSignPartStream(IReadOnlyList<DocuSignPart> parts) : OneWayStream
{
    private Stream? current;
    private int next;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (buffer.IsEmpty)
        {
            return 0;
        }

        while (true)
        {
            if (current is null)
            {
                if (next == parts.Count)
                {
                    return 0;
                }

                current = await parts[next++].OpenAsync(cancellationToken).ConfigureAwait(false);
            }

            var read = await current.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
            if (read > 0)
            {
                return Advance(read);
            }

            await current.DisposeAsync().ConfigureAwait(false);
            current = null;
        }
    }

    public override async ValueTask DisposeAsync()
    {
        if (current is not null)
        {
            await current.DisposeAsync().ConfigureAwait(false);
            current = null;
        }

        await base.DisposeAsync().ConfigureAwait(false);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            current?.Dispose();
            current = null;
        }

        base.Dispose(disposing);
    }
}
