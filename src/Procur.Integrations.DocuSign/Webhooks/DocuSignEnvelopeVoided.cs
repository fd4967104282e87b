namespace Procur.Integrations.DocuSign;

/// <summary>An envelope was called off, or ran out.</summary>
public sealed record DocuSignEnvelopeVoided : DocuSignEvent
{
    internal DocuSignEnvelopeVoided(in DocuSignEventHead head)
        : base(head) { }
}
