namespace Procur.Integrations.GoogleWorkspace;

/// <summary>Pieces of memory read one after the other.</summary>
internal sealed class PartsStream(ReadOnlyMemory<byte>[] parts) : Stream
{
    private int at;
    private int position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException("It is read once, from its beginning to its end.");

    public override long Position
    {
        get => throw new NotSupportedException("It is read once, from its beginning to its end.");
        set => throw new NotSupportedException("It is read once, from its beginning to its end.");
    }

    public override int Read(Span<byte> buffer)
    {
        while (at < parts.Length && position == parts[at].Length)
        {
            (at, position) = (at + 1, 0);
        }

        if (at == parts.Length)
        {
            return 0;
        }

        var count = Math.Min(buffer.Length, parts[at].Length - position);
        parts[at].Span.Slice(position, count).CopyTo(buffer);
        position += count;
        return count;
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
        for (; at < parts.Length; (at, position) = (at + 1, 0))
        {
            await destination.WriteAsync(parts[at][position..], cancellationToken).ConfigureAwait(false);
        }
    }

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) =>
        throw new NotSupportedException("It is read once, from its beginning to its end.");

    public override void SetLength(long value) => throw new NotSupportedException("It can only be read.");

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("It can only be read.");
}
