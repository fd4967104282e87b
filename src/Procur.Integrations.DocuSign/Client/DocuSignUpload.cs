using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Procur.Integrations.DocuSign.Wire;
using Procur.Integrations.Wire;

namespace Procur.Integrations.DocuSign;

/// <summary>Bodies that hold documents: read from their sources while they are sent, never held whole.</summary>
internal static class DocuSignUpload
{
    // More than what stands between two parts, but for a long media type.
    private const int Between = 384;

    private const string Mark0 = "procur-content-";

    /// <summary>The definition as the first part, then the bytes of each document.</summary>
    public static WireBody Multipart(ReadOnlyMemory<byte> json, IReadOnlyList<SignatureDocument> documents)
    {
        // Made of what is sent, so that another attempt sends the same bytes.
        var boundary = "procur-" + Convert.ToHexStringLower(SHA256.HashData(json.Span))[..32];
        var parts = new List<DocuSignPart>((documents.Count * 2) + 1);
        var before = new ArrayBufferWriter<byte>(json.Length + Between);
        Write(before, $"--{boundary}\r\nContent-Type: application/json\r\nContent-Disposition: form-data\r\n\r\n");
        before.Write(json.Span);
        for (var i = 0; i < documents.Count; i++)
        {
            // The definition has the name; here it would have to be ASCII without quotes.
            var id = (i + 1).ToString(CultureInfo.InvariantCulture);
            Write(
                before,
                $"\r\n--{boundary}\r\nContent-Type: {documents[i].ContentType}\r\nContent-Disposition: file; filename=\"document{id}\"; documentid={id}\r\n\r\n"
            );
            parts.Add(DocuSignPart.Of(before.WrittenMemory));
            parts.Add(DocuSignPart.Of(documents[i].Content));
            before = new ArrayBufferWriter<byte>(Between);
        }

        Write(before, $"\r\n--{boundary}--\r\n");
        parts.Add(DocuSignPart.Of(before.WrittenMemory));
        return BodyOf(parts, $"multipart/form-data; boundary={boundary}");
    }

    /// <summary>JSON, with each document as base64 where its mark stands.</summary>
    public static WireBody Json(ReadOnlyMemory<byte> marked, IReadOnlyList<SignatureDocument> documents)
    {
        var parts = new List<DocuSignPart>();
        var rest = marked;
        for (var i = 0; i < documents.Count; i++)
        {
            var mark = Encoding.ASCII.GetBytes(MarkOf(i));
            var at = rest.Span.IndexOf(mark);
            if (at < 0)
            {
                throw new ArgumentException("The further fields replace the documents; leave them out.", nameof(marked));
            }

            parts.Add(DocuSignPart.Of(rest[..at]));
            parts.Add(DocuSignPart.Base64Of(documents[i].Content));
            rest = rest[(at + mark.Length)..];
        }

        parts.Add(DocuSignPart.Of(rest));
        return BodyOf(parts, "application/json; charset=utf-8");
    }

    /// <summary>Puts a mark where each document's bytes go.</summary>
    public static IReadOnlyList<DocuSignDocument> Mark(IReadOnlyList<DocuSignDocument>? documents, int count) =>
        documents is { } named && named.Count == count
            ? [.. named.Select((document, i) => document with { DocumentBase64 = MarkOf(i) })]
            : throw new ArgumentException(
                $"The template names {documents?.Count ?? 0} documents and {count} were given.",
                nameof(documents)
            );

    /// <summary>What makes it the same: what is said of the documents, for their bytes are read only once they are sent.</summary>
    public static string Fingerprint(ReadOnlyMemory<byte> json, IReadOnlyList<SignatureDocument> documents) =>
        Convert.ToHexStringLower(SHA256.HashData(json.Span))
        + string.Join('|', documents.Select(document => $"{document.Name} {document.ContentType} {document.Content.Length}"));

    // A name that a text of the definition could only hold on purpose.
    private static string MarkOf(int index) => $"{Mark0}{index.ToString(CultureInfo.InvariantCulture)}-5b1f0a9e7c";

    private static void Write(ArrayBufferWriter<byte> writer, DefaultInterpolatedStringHandler text)
    {
        Encoding.ASCII.GetBytes(text.Text, writer);
        text.Clear();
    }

    private static WireBody BodyOf(List<DocuSignPart> parts, string contentType)
    {
        long? length = 0;
        foreach (var part in parts)
        {
            length += part.Length;
        }

        return WireBody.FromStream(_ => ValueTask.FromResult<Stream>(new DocuSignPartStream(parts)), contentType, length);
    }
}
