using System.Security.Cryptography;
using System.Text;

namespace Procur.Integrations.DocuSign;

/// <summary>A piece of a body: bytes, or a document's content.</summary>
internal sealed class DocuSignPart
{
    private readonly Func<CancellationToken, ValueTask<Stream>> open;

    private DocuSignPart(Func<CancellationToken, ValueTask<Stream>> open, long? length)
    {
        this.open = open;
        Length = length;
    }

    /// <summary>In bytes as sent; null where nobody knows it before the end.</summary>
    public long? Length { get; }

    public static DocuSignPart Of(string text) => Of(Encoding.ASCII.GetBytes(text));

    public static DocuSignPart Of(ReadOnlyMemory<byte> bytes) => Of(FileContent.FromBytes(bytes));

    public static DocuSignPart Of(FileContent content) => new(content.OpenAsync, content.Length);

    public static DocuSignPart Base64Of(FileContent content) =>
        new(
            async cancellationToken =>
            {
                var plain = await content.OpenAsync(cancellationToken).ConfigureAwait(false);
                return new CryptoStream(plain, new ToBase64Transform(), CryptoStreamMode.Read);
            },
            content.Length is { } length ? (length + 2) / 3 * 4 : null
        );

    public ValueTask<Stream> OpenAsync(CancellationToken cancellationToken) => open(cancellationToken);
}
