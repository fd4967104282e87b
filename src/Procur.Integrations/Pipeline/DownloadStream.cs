using Procur.Integrations.Connections;

namespace Procur.Integrations.Wire;

/// <summary>A body as it comes from the service. It owns the response.</summary>
internal sealed class DownloadStream(
    HttpResponseMessage response,
    Stream body,
    Connection connection,
    string operation,
    TimeSpan longestWait
) : Stream
{
    private readonly long? length = response.Content.Headers.ContentLength;
    private long position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => length ?? throw new NotSupportedException("The service does not say how long it is.");

    public override long Position
    {
        get => position;
        set => throw new NotSupportedException("It is read once, as it comes.");
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        using var ending = new CancellationTokenSource(longestWait, connection.Host.Time);
        using var byCaller = cancellationToken.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), ending);
        try
        {
            return Came(await body.ReadAsync(buffer, ending.Token).ConfigureAwait(false));
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw Broken(IntegrationErrorKind.Timeout, "nothing more came in time", e);
        }
        catch (IOException e)
        {
            throw Broken(IntegrationErrorKind.Unavailable, "the connection broke before the whole content came", e);
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count)
    {
        try
        {
            return Came(body.Read(buffer, offset, count));
        }
        catch (IOException e)
        {
            throw Broken(IntegrationErrorKind.Unavailable, "the connection broke before the whole content came", e);
        }
    }

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException("It is read once, as it comes.");

    public override void SetLength(long value) => throw new NotSupportedException("It can only be read.");

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("It can only be read.");

    public override async ValueTask DisposeAsync()
    {
        await body.DisposeAsync().ConfigureAwait(false);
        response.Dispose();
        await base.DisposeAsync().ConfigureAwait(false);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            body.Dispose();
            response.Dispose();
        }

        base.Dispose(disposing);
    }

    private int Came(int read)
    {
        position += read;
        return read;
    }

    private IntegrationException Broken(IntegrationErrorKind kind, string problem, Exception cause) =>
        new(
            connection.Descriptor.Key,
            operation,
            kind,
            $"{connection.Descriptor.Key} {operation}: {problem}. What came so far is not the whole; ask for it again.",
            cause
        )
        {
            IsTransient = true,
        };
}
