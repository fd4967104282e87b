namespace Procur.Integrations;

/// <summary>A document of an envelope on its way from the service. Dispose it.</summary>
/// <param name="content">The bytes, read once.</param>
/// <param name="contentType">The media type.</param>
/// <param name="length">The length in bytes, where the service says it beforehand.</param>
public sealed class EnvelopeFile(Stream content, string contentType, long? length) : IAsyncDisposable, IDisposable
{
    /// <summary>
    /// The bytes, read once as they come. Where the connection breaks in the middle, reading throws an <see cref="IntegrationException"/>: never a
    /// shorter document.
    /// </summary>
    public Stream Content { get; } = content;

    /// <summary>The media type.</summary>
    public string ContentType { get; } = contentType;

    /// <summary>The length in bytes, where the service says it beforehand.</summary>
    public long? Length { get; } = length;

    /// <inheritdoc />
    public void Dispose() => Content.Dispose();

    /// <inheritdoc />
    public ValueTask DisposeAsync() => Content.DisposeAsync();
}
