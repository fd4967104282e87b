using System.Net;

namespace Procur.Integrations.SendGrid.Tests;

/// <summary>Takes bodies, keeps none of their bytes, and answers as SendGrid does.</summary>
internal sealed class SinkHandler : DelegatingHandler
{
    private readonly List<long> lengths = [];

    public long Bytes => lengths.Sum();

    /// <summary>Of each body.</summary>
    public IReadOnlyList<long> Lengths => lengths;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await request.Content!.CopyToAsync(Stream.Null, cancellationToken);
        lengths.Add(request.Content.Headers.ContentLength ?? 0);
        return new HttpResponseMessage(HttpStatusCode.Accepted) { Content = new ByteArrayContent([]), RequestMessage = request };
    }
}
