using System.Buffers;
using System.Buffers.Text;

namespace Procur.Integrations.Wire;

/// <summary>Parts of a body, one after the other, in a stream that is read once.</summary>
internal sealed class WirePartStream(IReadOnlyList<WirePart> parts) : OneWayStream
{
    // A multiple of three, so that padding stands at a file's end alone.
    private const int SourceBytes = 48 * 1024;
    private const int EncodedBytes = SourceBytes / 3 * 4;

    private byte[]? source;
    private byte[]? encoded;
    private ReadOnlyMemory<byte> ready;
    private Stream? file;
    private long fileLeft;
    private int next;

    public override long Length => parts.Sum(part => part.Length);

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (ready.IsEmpty)
        {
            if (file is not null)
            {
                await EncodeAsync(cancellationToken).ConfigureAwait(false);
            }
            else if (next == parts.Count)
            {
                return 0;
            }
            else
            {
                await BeginAsync(parts[next++], cancellationToken).ConfigureAwait(false);
            }
        }

        var count = Math.Min(buffer.Length, ready.Length);
        ready[..count].CopyTo(buffer);
        ready = ready[count..];
        return Advance(count);
    }

    public override async ValueTask DisposeAsync()
    {
        if (file is not null)
        {
            await file.DisposeAsync().ConfigureAwait(false);
            file = null;
        }

        Return();
        await base.DisposeAsync().ConfigureAwait(false);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            file?.Dispose();
            file = null;
            Return();
        }

        base.Dispose(disposing);
    }

    private async ValueTask BeginAsync(WirePart part, CancellationToken cancellationToken)
    {
        if (part.Open is null)
        {
            ready = part.Bytes;
            return;
        }

        file = await part.Open(cancellationToken).ConfigureAwait(false);
        fileLeft = part.SourceLength;
        source ??= ArrayPool<byte>.Shared.Rent(SourceBytes);
        encoded ??= ArrayPool<byte>.Shared.Rent(EncodedBytes);
    }

    private async ValueTask EncodeAsync(CancellationToken cancellationToken)
    {
        var read = await file!
            .ReadAtLeastAsync(source.AsMemory(0, SourceBytes), SourceBytes, false, cancellationToken)
            .ConfigureAwait(false);
        fileLeft -= read;
        var isLast = read < SourceBytes;
        // A body of another length than was told would be taken for a broken one, or for two.
        if (fileLeft < 0 || (isLast && fileLeft != 0))
        {
            throw new IOException("A file is of another length than when it was measured.");
        }

        Base64.EncodeToUtf8(source.AsSpan(0, read), encoded, out _, out var written);
        ready = encoded.AsMemory(0, written);
        if (isLast)
        {
            await file.DisposeAsync().ConfigureAwait(false);
            file = null;
        }
    }

    private void Return()
    {
        foreach (var rented in (byte[]?[])[source, encoded])
        {
            if (rented is not null)
            {
                // A file may be personal, and the next to rent the array sees what is left in it.
                Array.Clear(rented);
                ArrayPool<byte>.Shared.Return(rented);
            }
        }

        source = encoded = null;
        ready = default;
    }
}
