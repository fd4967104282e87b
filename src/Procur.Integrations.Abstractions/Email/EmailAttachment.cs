namespace Procur.Integrations;

/// <summary>A file in a mail: a stream, opened anew for each attempt and read in parts, so that its size costs no memory.</summary>
/// <param name="FileName">Its name as the reader sees it, without a path.</param>
/// <param name="Open">Opens it at its start; called once or more a send, never by two at once for one send. What it gives is disposed of.</param>
public sealed record EmailAttachment(string FileName, Func<CancellationToken, ValueTask<Stream>> Open)
{
    /// <summary>The media type.</summary>
    public string ContentType { get; init; } = "application/octet-stream";

    /// <summary>
    /// Its length in bytes, where it is known. Where it is not, and the stream cannot tell either, it is read once before the send, since the service's
    /// limit is checked before anything leaves.
    /// </summary>
    public long? Length { get; init; }

    /// <summary>Shown within the HTML, which names it <c>cid:{ContentId}</c>; null for a file beside the text.</summary>
    public string? ContentId { get; init; }

    /// <summary>A file on disk; it is opened when the mail is sent.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="contentType">The media type.</param>
    public static EmailAttachment FromFile(string path, string contentType)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new(
            Path.GetFileName(path),
            _ =>
                ValueTask.FromResult<Stream>(
                    new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 4096, FileOptions.Asynchronous)
                )
        )
        {
            ContentType = contentType,
        };
    }

    /// <summary>Bytes that are in memory anyway. They must not be changed until the mail is sent.</summary>
    /// <param name="fileName">Its name as the reader sees it.</param>
    /// <param name="bytes">The bytes.</param>
    /// <param name="contentType">The media type.</param>
    public static EmailAttachment FromBytes(string fileName, byte[] bytes, string contentType)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        return new(fileName, _ => ValueTask.FromResult<Stream>(new MemoryStream(bytes, writable: false)))
        {
            ContentType = contentType,
            Length = bytes.Length,
        };
    }

    /// <summary>The type alone: a file's name may be personal.</summary>
    public override string ToString() => nameof(EmailAttachment);
}
