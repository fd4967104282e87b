using Amazon.S3.Model;
using Procur.Integrations.Wire;

namespace Procur.Integrations.AmazonS3;

/// <summary>
/// An object's bytes as they come. A connection that breaks is taken up again at the byte where it broke, from the same version of the object; one on
/// which nothing comes for as long as one try may take counts as broken.
/// </summary>
internal sealed class S3DownloadStream(S3Client client, string key, FileRange? range, GetObjectResponse first, TimeSpan longestWait)
    : Stream
{
    private const int MostInVain = 3;

    private readonly long start = range?.Offset ?? 0;
    private readonly long length = first.ContentLength;
    private readonly string version = first.ETag;
    private GetObjectResponse? reply = first;
    private long position;
    private int inVain;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position
    {
        get => position;
        set => throw new NotSupportedException("It is read once, as it comes.");
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (position == length || buffer.IsEmpty)
        {
            return 0;
        }

        while (true)
        {
            try
            {
                reply ??= await ResumeAsync(cancellationToken).ConfigureAwait(false);
                var count = await ReadOnceAsync(reply.ResponseStream, buffer, cancellationToken).ConfigureAwait(false);
                if (count > 0)
                {
                    inVain = 0;
                    position += count;
                    return count;
                }

                // Ended before the length that was told.
                GiveUp(null);
            }
            catch (Exception e) when (e is IOException or HttpRequestException or Amazon.Runtime.AmazonClientException)
            {
                GiveUp(e);
            }
            catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
            {
                GiveUp(e);
            }
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) =>
        throw new NotSupportedException("It is read asynchronously: taking a broken connection up again is a call of its own.");

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException("It is read once, as it comes.");

    public override void SetLength(long value) => throw new NotSupportedException("It can only be read.");

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("It can only be read.");

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            reply?.Dispose();
            reply = null;
        }

        base.Dispose(disposing);
    }

    private Task<GetObjectResponse> ResumeAsync(CancellationToken cancellationToken) =>
        client.GetObjectAsync(key, new FileRange(start + position, length - position), version, cancellationToken);

    private async ValueTask<int> ReadOnceAsync(Stream body, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        using var ending = new CancellationTokenSource(longestWait, client.Connection.Time);
        using var byCaller = cancellationToken.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), ending);
        return await body.ReadAsync(buffer, ending.Token).ConfigureAwait(false);
    }

    private void GiveUp(Exception? cause)
    {
        reply?.Dispose();
        reply = null;
        if (++inVain < MostInVain)
        {
            return;
        }

        throw new IntegrationException(
            AmazonS3Integration.Descriptor.Key,
            AmazonS3Operations.GetObject,
            IntegrationErrorKind.Unavailable,
            $"s3 GetObject: the connection broke {MostInVain} times at the same byte. What came so far is not the whole; ask for it again.",
            cause
        )
        {
            IsTransient = true,
        };
    }
}
