namespace Procur.Integrations;

/// <summary>A document to be signed, read anew for each attempt to send it.</summary>
/// <param name="Name">Its file name with its ending: <c>contract.pdf</c>.</param>
/// <param name="Open">Opens it at its start; called once an attempt, and what it gives is disposed.</param>
public sealed record SignatureDocument(string Name, Func<CancellationToken, ValueTask<Stream>> Open)
{
    /// <summary>The media type.</summary>
    public string ContentType { get; init; } = "application/pdf";

    /// <summary>Its length in bytes, where it is known.</summary>
    public long? Length { get; init; }

    /// <summary>A document in memory.</summary>
    public static SignatureDocument FromBytes(string name, ReadOnlyMemory<byte> content, string contentType = "application/pdf")
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return new(name, _ => ValueTask.FromResult<Stream>(new MemoryStream(content.ToArray(), writable: false)))
        {
            ContentType = contentType,
            Length = content.Length,
        };
    }

    /// <summary>A file on disk, opened when it is sent.</summary>
    public static SignatureDocument FromFile(string path, string contentType = "application/pdf")
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return new(Path.GetFileName(path), _ => ValueTask.FromResult<Stream>(OpenFile(path))) { ContentType = contentType };
    }

    /// <summary>The media type and length only: a name may be personal.</summary>
    public override string ToString() => $"SignatureDocument {ContentType} ({Length} bytes)";

    private static FileStream OpenFile(string path) =>
        new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.Asynchronous | FileOptions.SequentialScan);
}
