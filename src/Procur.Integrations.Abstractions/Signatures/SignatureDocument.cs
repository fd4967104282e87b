namespace Procur.Integrations;

/// <summary>A document to be signed, read anew for each attempt to send it.</summary>
/// <param name="Name">Its file name with its ending: <c>contract.pdf</c>.</param>
/// <param name="Content">The bytes.</param>
public sealed record SignatureDocument(string Name, FileContent Content)
{
    /// <summary>The media type.</summary>
    public string ContentType { get; init; } = "application/pdf";

    /// <summary>The media type and length only: a name may be personal.</summary>
    public override string ToString() => $"SignatureDocument {ContentType} ({Content})";
}
