namespace Procur.Integrations.Stripe;

/// <summary>A thin event (<c>v2.core.event</c>): it says what it speaks of and leaves reading it to the host.</summary>
public sealed record StripeThinEvent : StripeEvent
{
    internal StripeThinEvent(in StripeEventHead head)
        : base(head)
    {
        RelatedId = head.RelatedId;
        RelatedType = head.RelatedType;
        RelatedUrl = head.RelatedUrl;
    }

    /// <summary>The id of what it speaks of; null where it speaks of nothing.</summary>
    public string? RelatedId { get; }

    /// <summary>What kind of object that is.</summary>
    public string? RelatedType { get; }

    /// <summary>The path under the API's address where it is read.</summary>
    public string? RelatedUrl { get; }
}
