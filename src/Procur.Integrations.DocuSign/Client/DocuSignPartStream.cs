namespace Procur.Integrations.DocuSign;

/// <summary>Pieces of a body, read one after the other, each opened when its turn comes.</summary>
internal sealed class DocuSignPartStream(IReadOnlyList<DocuSignPart> parts) : Stream
{
    private Stream? current;
    private int next;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException("It is read once.");

    public override long Position
    {
        get => throw new NotSupportedException("It is read once.");
        set => throw new NotSupportedException("It is read once.");
    }

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
                return read;
            }

            await current.DisposeAsync().ConfigureAwait(false);
            current = null;
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) =>
        throw new NotSupportedException("It is read asynchronously, for its pieces are.");

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException("It is read once.");

    public override void SetLength(long value) => throw new NotSupportedException("It can only be read.");

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("It can only be read.");

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
