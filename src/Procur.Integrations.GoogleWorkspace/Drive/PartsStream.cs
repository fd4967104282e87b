using Procur.Integrations.Wire;

namespace Procur.Integrations.GoogleWorkspace;

/// <summary>Pieces of memory read one after the other.</summary>
internal sealed class PartsStream(ReadOnlyMemory<byte>[] parts) : OneWayStream
{
    private int at;
    private int within;

    public override int Read(Span<byte> buffer)
    {
        while (at < parts.Length && within == parts[at].Length)
        {
            (at, within) = (at + 1, 0);
        }

        if (at == parts.Length)
        {
            return 0;
        }

        var count = Math.Min(buffer.Length, parts[at].Length - within);
        parts[at].Span.Slice(within, count).CopyTo(buffer);
        within += count;
        return Advance(count);
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        cancellationToken.IsCancellationRequested
            ? ValueTask.FromCanceled<int>(cancellationToken)
            : ValueTask.FromResult(Read(buffer.Span));

    /// <summary>Piece by piece, without a buffer in between.</summary>
    public override async Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(destination);
        for (; at < parts.Length; (at, within) = (at + 1, 0))
        {
            var rest = parts[at][within..];
            await destination.WriteAsync(rest, cancellationToken).ConfigureAwait(false);
            Advance(rest.Length);
        }
    }
}
