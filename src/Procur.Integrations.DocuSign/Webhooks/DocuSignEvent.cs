using Procur.Integrations.Webhooks;

namespace Procur.Integrations.DocuSign;

/// <summary>A message of DocuSign Connect's in its JSON form (one message an event). It carries no id of its own: one is made of what tells it from others.</summary>
public abstract record DocuSignEvent : WebhookEvent, ISignatureEvent
{
    private protected DocuSignEvent(in DocuSignEventHead head)
        : base(head.Id, head.Type)
    {
        OccurredAt = head.OccurredAt;
        AccountId = head.AccountId;
        EntityId = head.Envelope.Id is { Length: > 0 } id ? id : null;
        Raw = head.Raw;
        Kind = head.Kind;
        Envelope = head.Envelope;
        RecipientId = head.RecipientId;
    }

    /// <inheritdoc />
    public SignatureEventKind Kind { get; }

    /// <inheritdoc />
    public Envelope Envelope { get; }

    /// <inheritdoc />
    public string? RecipientId { get; }
}
