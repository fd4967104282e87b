namespace Procur.Integrations.DocuSign;

/// <summary>A signer declined an envelope, which ends it.</summary>
public sealed record DocuSignEnvelopeDeclined : DocuSignEvent
{
    internal DocuSignEnvelopeDeclined(in DocuSignEventHead head)
        : base(head) { }
}
