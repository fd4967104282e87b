namespace Procur.Integrations.DocuSign;

/// <summary>Something happened to one recipient; <see cref="DocuSignEvent.Kind"/> says what and <see cref="DocuSignEvent.RecipientId"/> to whom.</summary>
public sealed record DocuSignRecipientEvent : DocuSignEvent
{
    internal DocuSignRecipientEvent(in DocuSignEventHead head)
        : base(head) { }
}
