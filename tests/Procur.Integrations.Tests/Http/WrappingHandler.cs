namespace Procur.Integrations.Tests.Http;

/// <summary>A host's handler that puts another content around the one it was given, as one that compresses does, and sends again.</summary>
public sealed class WrappingHandler : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        request.Content = new ByteArrayContent(await request.Content!.ReadAsByteArrayAsync(cancellationToken));
        using var first = await base.SendAsync(request, cancellationToken);
        return await base.SendAsync(request, cancellationToken);
    }
}
