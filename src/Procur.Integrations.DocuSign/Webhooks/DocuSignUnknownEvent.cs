namespace Procur.Integrations.DocuSign;

/// <summary>An event this version does not know; its type and bytes are as they came.</summary>
public sealed record DocuSignUnknownEvent : DocuSignEvent
{
    internal DocuSignUnknownEvent(in DocuSignEventHead head)
        : base(head) { }
}
