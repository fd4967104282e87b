using System.Net;
using System.Net.Http.Headers;

namespace Procur.Integrations.Wire;

/// <summary>A good answer whose body is read as it comes and never held whole. Dispose of it: until then it holds a connection to the service.</summary>
public sealed class WireDownload : WireReply, IAsyncDisposable, IDisposable
{
    internal WireDownload(HttpStatusCode status, HttpResponseHeaders? headers, HttpContentHeaders? contentHeaders, Stream content)
        : base(status, headers, contentHeaders, default)
    {
        Content = content;
        Length = contentHeaders?.ContentLength;
    }

    /// <summary>
    /// The bytes as they come; disposing of it ends the download. Where the connection breaks, or nothing comes for as long as one try may take,
    /// reading throws an <see cref="IntegrationException"/>: never a shorter body.
    /// </summary>
    public Stream Content { get; }

    /// <summary>The length in bytes; null where the service does not say.</summary>
    public long? Length { get; }

    /// <inheritdoc />
    public void Dispose() => Content.Dispose();

    /// <inheritdoc />
    public ValueTask DisposeAsync() => Content.DisposeAsync();
}
