namespace Procur.Integrations;

/// <summary>The bytes of a file, opened by whoever sends them; opened again where the whole must be sent again.</summary>
public sealed class FileContent
{
    private readonly Func<CancellationToken, ValueTask<Stream>> open;

    private FileContent(Func<CancellationToken, ValueTask<Stream>> open, long? length)
    {
        if (length is { } known)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(known, nameof(length));
        }

        this.open = open;
        Length = length;
    }

    /// <summary>The length in bytes; null where nobody knows it before the end.</summary>
    public long? Length { get; }

    /// <summary>The bytes, where they are in memory anyway; senders use them as they are, without a copy.</summary>
    public ReadOnlyMemory<byte>? Bytes { get; private init; }

    /// <summary>Whether <see cref="OpenAsync"/> may be called a second time; false for a stream that cannot seek.</summary>
    public bool CanOpenAgain { get; private init; } = true;

    /// <summary>Content in memory. It must not change until it was sent.</summary>
    public static FileContent FromBytes(ReadOnlyMemory<byte> bytes) =>
        new(_ => ValueTask.FromResult<Stream>(new ReadOnlyMemoryStream(bytes)), bytes.Length) { Bytes = bytes };

    /// <summary>Content from a factory, which is called for each time the content is sent; each stream is disposed of by the sender.</summary>
    /// <param name="open">Opens the content at its beginning.</param>
    /// <param name="length">The length in bytes; null where nobody knows it before the end.</param>
    public static FileContent FromFactory(Func<CancellationToken, ValueTask<Stream>> open, long? length = null)
    {
        ArgumentNullException.ThrowIfNull(open);
        return new(open, length);
    }

    /// <summary>
    /// Content from a stream, from where it stands now. One that can seek may be sent again from there; another one, once only: sending it
    /// a second time throws <see cref="InvalidOperationException"/>. The caller keeps the stream and disposes of it.
    /// </summary>
    /// <param name="stream">The stream.</param>
    /// <param name="length">The length in bytes from where it stands, if it is known and the stream cannot seek.</param>
    public static FileContent FromStream(Stream stream, long? length = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var source = new BorrowedSource(stream);
        return new(_ => ValueTask.FromResult(source.Open()), stream.CanSeek ? stream.Length - stream.Position : length)
        {
            CanOpenAgain = stream.CanSeek,
        };
    }

    /// <summary>Content of a file on disk, as long as it is now.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static FileContent FromFile(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new(_ => ValueTask.FromResult<Stream>(OpenFile(path)), new FileInfo(path).Length);
    }

    /// <summary>Opens the content at its beginning. Dispose of the stream.</summary>
    /// <exception cref="InvalidOperationException">It stands in a stream that can be read once only and was read.</exception>
    public ValueTask<Stream> OpenAsync(CancellationToken cancellationToken = default) => open(cancellationToken);

    /// <summary>The length only: content does not belong in a log.</summary>
    public override string ToString() => Length is { } known ? $"FileContent ({known} bytes)" : "FileContent (of unknown length)";

    private static FileStream OpenFile(string path) =>
        new(
            path,
            new FileStreamOptions
            {
                Mode = FileMode.Open,
                Access = FileAccess.Read,
                Share = FileShare.Read,
                // Senders read in blocks of their own size; a second buffer would only copy.
                BufferSize = 0,
                Options = FileOptions.Asynchronous | FileOptions.SequentialScan,
            }
        );
}
