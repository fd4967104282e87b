using Amazon.S3.Model;
using Procur.Integrations.Wire;

namespace Procur.Integrations.AmazonS3;

/// <summary>
/// An object's bytes as they come. A connection that breaks is taken up again at the byte where it broke, from the same version of the object; one on
/// which nothing comes for as long as one try may take counts as broken.
/// </summary>
internal sealed class S3DownloadStream(S3Client client, string key, FileRange? range, GetObjectResponse first, TimeSpan longestWait)
    : OneWayStream
{
    private const int MostInVain = 3;

    private readonly long start = range?.Offset ?? 0;
    private readonly long length = first.ContentLength;
    private readonly string version = first.ETag;
    private GetObjectResponse? reply = first;
    private int inVain;

    public override long Length => length;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (Position == length || buffer.IsEmpty)
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
                    return Advance(count);
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
        client.GetObjectAsync(key, new FileRange(start + Position, length - Position), version, cancellationToken);

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
