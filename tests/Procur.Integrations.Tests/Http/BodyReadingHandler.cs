namespace Procur.Integrations.Tests.Http;

/// <summary>A host's handler that reads the body before it goes, as one that logs does.</summary>
public sealed class BodyReadingHandler : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Content is { } content)
        {
            await content.ReadAsStringAsync(cancellationToken);
        }

        return await base.SendAsync(request, cancellationToken);
    }
}
