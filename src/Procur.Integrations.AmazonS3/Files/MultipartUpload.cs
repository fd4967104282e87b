using Amazon.S3.Model;

namespace Procur.Integrations.AmazonS3;

/// <summary>Content that goes in parts: a few on their way at once, each held until it has arrived, and everything taken back where one does not.</summary>
internal sealed class MultipartUpload(S3Client client, S3Upload upload, AmazonS3Options options)
{
    public const int MostParts = 10_000;

    /// <summary>Sends content whose first part has been read already.</summary>
    /// <returns>The object's ETag and its length.</returns>
    public async Task<(string ETag, long Length)> SendAsync(
        PartBuffer first,
        Stream source,
        int partSize,
        CancellationToken cancellationToken
    )
    {
        var uploadId = await client.CreateMultipartUploadAsync(upload, cancellationToken).ConfigureAwait(false);
        List<PartETag> parts;
        long length;
        try
        {
            (parts, length) = await SendPartsAsync(uploadId, first, source, partSize, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await TakeBackAsync(uploadId).ConfigureAwait(false);
            throw;
        }

        try
        {
            return (await client.CompleteMultipartUploadAsync(upload, uploadId, parts, cancellationToken).ConfigureAwait(false), length);
        }
        catch (IntegrationException e) when (!e.OutcomeUnknown)
        {
            await TakeBackAsync(uploadId).ConfigureAwait(false);
            throw;
        }
    }

    private async Task<(List<PartETag> Parts, long Length)> SendPartsAsync(
        string uploadId,
        PartBuffer first,
        Stream source,
        int partSize,
        CancellationToken cancellationToken
    )
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var underway = new Queue<Task<PartETag>>(options.ConcurrentParts);
        var parts = new List<PartETag>();
        var length = 0L;
        var part = first;
        try
        {
            while (part is { Length: > 0 })
            {
                if (parts.Count + underway.Count == MostParts)
                {
                    throw TooLong(partSize);
                }

                length += part.Length;
                var isLast = part.Length < partSize;
#pragma warning disable CA2025 // The sending gives the part back to the pool itself, once it has arrived, and is awaited below in every case.
                underway.Enqueue(SendPartAsync(uploadId, parts.Count + underway.Count + 1, part, stopping.Token));
#pragma warning restore CA2025
                part = null;
                if (isLast)
                {
                    break;
                }

                if (underway.Count == options.ConcurrentParts)
                {
                    parts.Add(await underway.Dequeue().ConfigureAwait(false));
                }

                part = await PartBuffer.ReadAsync(source, partSize, partSize, cancellationToken).ConfigureAwait(false);
            }

            while (underway.TryDequeue(out var sent))
            {
                parts.Add(await sent.ConfigureAwait(false));
            }

            return (parts, length);
        }
        catch
        {
            await stopping.CancelAsync().ConfigureAwait(false);
            // Their own failures follow from this one; what matters is that none of them is sending any more.
            await ((Task)Task.WhenAll(underway)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }
        finally
        {
            part?.Dispose();
        }
    }

    private async Task<PartETag> SendPartAsync(string uploadId, int number, PartBuffer part, CancellationToken cancellationToken)
    {
        using (part)
        {
            return await client.UploadPartAsync(upload.Key, uploadId, number, part.Content, cancellationToken).ConfigureAwait(false);
        }
    }

    // Also where the caller gave up: parts that stay are stored, and paid for.
    private async Task TakeBackAsync(string uploadId)
    {
        try
        {
            await client.AbortMultipartUploadAsync(upload.Key, uploadId, CancellationToken.None).ConfigureAwait(false);
        }
        catch (IntegrationException)
        {
            // Reported as every operation is; the host is told why the upload failed, and a rule of the bucket's removes what is left.
        }
    }

    private static IntegrationException TooLong(int partSize) =>
        new(
            AmazonS3Integration.Descriptor.Key,
            AmazonS3Operations.UploadPart,
            IntegrationErrorKind.Refused,
            $"s3 UploadPart: S3 takes at most {MostParts} parts and the content is longer than so many of {partSize / AmazonS3Options.Mebibyte} MiB. Nothing was stored; give its length, or set PartSizeMiB higher."
        );
}
