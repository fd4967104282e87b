namespace Procur.Integrations.Stripe;

/// <summary>An event whose object the library knows.</summary>
/// <typeparam name="T">The object.</typeparam>
public abstract record StripeObjectEvent<T> : StripeEvent
    where T : StripeObject
{
    private protected StripeObjectEvent(in StripeEventHead head, T data)
        : base(head) => Data = data;

    /// <summary>The object as it was when the event was made: events come late, twice and in any order, so read it again before anything irreversible.</summary>
    public T Data { get; }
}
