using Procur.Integrations.Sandbox.DocuSign.Model;
using Procur.Integrations.Sandbox.DocuSign.Wire;

namespace Procur.Integrations.Sandbox.DocuSign.Pdf;

/// <summary>The documents of an envelope as they can be downloaded.</summary>
internal static class EnvelopePdf
{
    public static byte[] Document(DocuSignEnvelope envelope, DocuSignDocument document) =>
        Signatures(envelope) is { Count: > 0 } signatures ? SignedPdf.Of(document.Pdf, envelope.Id, signatures) : document.Pdf;

    /// <summary>Of one document that document; of several a page that lists them, for they are not merged here.</summary>
    public static byte[] Combined(DocuSignEnvelope envelope) =>
        envelope.Documents is [var only]
            ? Document(envelope, only)
            : PagePdf.Of($"Envelope {envelope.Id}", envelope.Documents.Select(x => $"{x.Id}. {x.Name}").Concat(Signatures(envelope)));

    public static byte[] Certificate(DocuSignEnvelope envelope) =>
        PagePdf.Of(
            "Certificate Of Completion",
            [
                $"Envelope Id: {envelope.Id}",
                $"Status: {envelope.Status}",
                $"Subject: {envelope.Subject}",
                .. envelope.Recipients.Select(x =>
                    $"{x.Name} <{x.Email}>: {x.Status}{(x.SignedAt is { } at ? " " + DocuSignJson.Moment(at) : "")}"
                ),
            ]
        );

    private static List<string> Signatures(DocuSignEnvelope envelope) =>
        [
            .. envelope
                .Recipients.Where(x => x.SignedAt is not null && x.IsSigner)
                .Select(x => $"Signed by {x.Name} at {DocuSignJson.Moment(x.SignedAt!.Value)}, envelope {envelope.Id}"),
        ];
}
