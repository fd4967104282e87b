namespace Procur.Integrations;

/// <summary>A caller's stream, read only and not disposed of: it stays the caller's.</summary>
internal sealed class BorrowedStream(Stream stream) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException("The length is FileContent.Length.");

    public override long Position
    {
        get => throw new NotSupportedException("This stream is read from its beginning to its end.");
        set => throw new NotSupportedException("This stream is read from its beginning to its end.");
    }

    public override int Read(Span<byte> buffer) => stream.Read(buffer);

    public override int Read(byte[] buffer, int offset, int count) => stream.Read(buffer, offset, count);

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        stream.ReadAsync(buffer, cancellationToken);

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        stream.ReadAsync(buffer, offset, count, cancellationToken);

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) =>
        throw new NotSupportedException("This stream is read from its beginning to its end.");

    public override void SetLength(long value) => throw new NotSupportedException("Content that is sent cannot be changed.");

    public override void Write(byte[] buffer, int offset, int count) =>
        throw new NotSupportedException("Content that is sent cannot be changed.");
}
