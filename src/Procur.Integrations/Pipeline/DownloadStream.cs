using Procur.Integrations.Connections;

namespace Procur.Integrations.Wire;

/// <summary>A body as it comes from the service. It owns the response.</summary>
internal sealed class DownloadStream(
    HttpResponseMessage response,
    Stream body,
    Connection connection,
    string operation,
    TimeSpan longestWait
) : OneWayStream
{
    private readonly long? length = response.Content.Headers.ContentLength;

    public override long Length => length ?? throw new NotSupportedException("The service does not say how long it is.");

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        using var ending = new CancellationTokenSource(longestWait, connection.Host.Time);
        using var byCaller = cancellationToken.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), ending);
        try
        {
            return Advance(await body.ReadAsync(buffer, ending.Token).ConfigureAwait(false));
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

    public override int Read(byte[] buffer, int offset, int count)
    {
        try
        {
            return Advance(body.Read(buffer, offset, count));
        }
        catch (IOException e)
        {
            throw Broken(IntegrationErrorKind.Unavailable, "the connection broke before the whole content came", e);
        }
    }

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
