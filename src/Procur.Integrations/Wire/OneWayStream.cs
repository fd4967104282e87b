namespace Procur.Integrations.Wire;

/// <summary>A stream that is read once, from its beginning to its end, and asynchronously unless it says otherwise. For providers.</summary>
/// <remarks>As every stream it is for one reader at a time.</remarks>
public abstract class OneWayStream : Stream
{
    private const string OnlyRead = "It can only be read.";
    private const string OnlyForwards = "It is read once, as it comes.";

    private long position;

    /// <inheritdoc/>
    public sealed override bool CanRead => true;

    /// <inheritdoc/>
    public sealed override bool CanSeek => false;

    /// <inheritdoc/>
    public sealed override bool CanWrite => false;

    /// <summary>The length in bytes, where a stream knows it before the end.</summary>
    /// <exception cref="NotSupportedException">It does not.</exception>
    public override long Length => throw new NotSupportedException("Nobody knows its length before its end.");

    /// <summary>How many bytes were read. It cannot be set.</summary>
    public sealed override long Position
    {
        get => position;
        set => throw new NotSupportedException(OnlyForwards);
    }

    /// <inheritdoc/>
    public abstract override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default);

    /// <inheritdoc/>
    public sealed override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <summary>Reads and waits, where a stream can.</summary>
    /// <exception cref="NotSupportedException">It cannot: what it needs next is a call, or is opened asynchronously.</exception>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("It is read asynchronously.");

    /// <inheritdoc/>
    public sealed override void Flush() { }

    /// <inheritdoc/>
    public sealed override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException(OnlyForwards);

    /// <inheritdoc/>
    public sealed override void SetLength(long value) => throw new NotSupportedException(OnlyRead);

    /// <inheritdoc/>
    public sealed override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException(OnlyRead);

    /// <summary>Counts bytes that were read into <see cref="Position"/>.</summary>
    /// <param name="count">How many came.</param>
    /// <returns>The same number.</returns>
    protected int Advance(int count)
    {
        position += count;
        return count;
    }
}
