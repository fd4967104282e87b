namespace Procur.Integrations;

/// <summary>Where a checkout stands.</summary>
public enum CheckoutStatus
{
    /// <summary>A word of the service that this version does not know.</summary>
    Unrecognized = 0,

    /// <summary>The payer may still pay.</summary>
    Open,

    /// <summary>The payer is done; see <see cref="CheckoutSession.IsPaid"/>, for some means of payment take days.</summary>
    Completed,

    /// <summary>The time to pay ran out.</summary>
    Expired,
}
