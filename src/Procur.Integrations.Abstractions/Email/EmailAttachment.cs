namespace Procur.Integrations;

/// <summary>A file in a mail: read in parts and anew for each attempt, so that its size costs no memory.</summary>
/// <param name="FileName">Its name as the reader sees it, without a path.</param>
/// <param name="Content">
/// The bytes. Where nobody knows their number they are read once before the send, since the service's limit is checked before anything leaves; so they
/// are for a mail with an operation key, which is known again by them. Content that can be read once only is refused there, and in bulk mail.
/// </param>
public sealed record EmailAttachment(string FileName, FileContent Content)
{
    /// <summary>The media type.</summary>
    public string ContentType { get; init; } = "application/octet-stream";

    /// <summary>Shown within the HTML, which names it <c>cid:{ContentId}</c>; null for a file beside the text.</summary>
    public string? ContentId { get; init; }

    /// <summary>The media type and length only: a name may be personal.</summary>
    public override string ToString() => $"EmailAttachment {ContentType} ({Content})";
}
