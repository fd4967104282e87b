namespace Procur.Integrations.DocuSign;

/// <summary>An envelope was signed by everybody; its documents can be downloaded.</summary>
public sealed record DocuSignEnvelopeCompleted : DocuSignEvent
{
    internal DocuSignEnvelopeCompleted(in DocuSignEventHead head)
        : base(head) { }
}
