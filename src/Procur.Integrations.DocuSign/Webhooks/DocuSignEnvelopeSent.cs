namespace Procur.Integrations.DocuSign;

/// <summary>An envelope was sent.</summary>
public sealed record DocuSignEnvelopeSent : DocuSignEvent
{
    internal DocuSignEnvelopeSent(in DocuSignEventHead head)
        : base(head) { }
}
