namespace Procur.Integrations.DocuSign;

/// <summary>An envelope was opened by everybody whose turn it is.</summary>
public sealed record DocuSignEnvelopeDelivered : DocuSignEvent
{
    internal DocuSignEnvelopeDelivered(in DocuSignEventHead head)
        : base(head) { }
}
