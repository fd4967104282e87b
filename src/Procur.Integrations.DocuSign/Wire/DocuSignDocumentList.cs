namespace Procur.Integrations.DocuSign.Wire;

/// <summary>Answer to GET envelopes/{id}/documents.</summary>
public sealed record DocuSignDocumentList
{
    /// <summary>The documents, the certificate among them.</summary>
    public IReadOnlyList<DocuSignDocument>? EnvelopeDocuments { get; init; }
}
