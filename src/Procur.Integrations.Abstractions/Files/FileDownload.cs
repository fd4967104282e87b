namespace Procur.Integrations;

/// <summary>Content that is being read. Dispose of it: until then it holds a connection to the service.</summary>
/// <param name="file">The file as the service described it with the content.</param>
/// <param name="content">The bytes, as they come.</param>
public sealed class FileDownload(StoredFile file, Stream content) : IAsyncDisposable, IDisposable
{
    /// <summary>The file as the service described it with the content; <see cref="StoredFile.Length"/> is the whole file's.</summary>
    public StoredFile File { get; } = file;

    /// <summary>
    /// The bytes, as they come. A connection that breaks in the middle is taken up again where it broke, where the provider can and the file is still
    /// the same; else reading throws an <see cref="IntegrationException"/>: never a shorter file.
    /// </summary>
    public Stream Content { get; } = content;

    /// <summary>How many bytes <see cref="Content"/> gives; null where the service does not say.</summary>
    public long? ContentLength { get; init; }

    /// <inheritdoc/>
    public void Dispose() => Content.Dispose();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Content.DisposeAsync();
}
