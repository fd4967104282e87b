using System.Buffers;
using System.Net;

namespace Procur.Integrations.AmazonS3.Tests;

/// <summary>Takes uploads as a socket would, block by block, keeping nothing but how much came and how much memory was held meanwhile.</summary>
internal sealed class SwallowingHandler : HttpMessageHandler
{
    private const int Block = 64 * 1024;

    private long received;
    private long peak;
    private int parts;

    public long Received => Volatile.Read(ref received);

    public long Peak => Volatile.Read(ref peak);

    public int Parts => Volatile.Read(ref parts);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = new HttpResponseMessage(HttpStatusCode.OK) { RequestMessage = request };
        response.Headers.TryAddWithoutValidation("ETag", S3Answers.ETag);
        if (request.Method == HttpMethod.Post)
        {
            response.Content = new StringContent(
                request.RequestUri!.Query.Contains("uploads", StringComparison.Ordinal)
                    ? "<InitiateMultipartUploadResult><UploadId>the-upload</UploadId></InitiateMultipartUploadResult>"
                    : $"<CompleteMultipartUploadResult><ETag>{S3Answers.ETag}</ETag></CompleteMultipartUploadResult>"
            );
            return response;
        }

        Interlocked.Increment(ref parts);
        var block = ArrayPool<byte>.Shared.Rent(Block);
        await using var body = await request.Content!.ReadAsStreamAsync(cancellationToken);
        int count;
        while ((count = await body.ReadAsync(block, cancellationToken)) > 0)
        {
            Interlocked.Add(ref received, count);
        }

        ArrayPool<byte>.Shared.Return(block);
        var held = GC.GetTotalMemory(forceFullCollection: true);
        for (var seen = Peak; held > seen && Interlocked.CompareExchange(ref peak, held, seen) != seen; seen = Peak) { }

        return response;
    }
}
