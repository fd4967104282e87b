namespace Procur.Integrations;

/// <summary>Where a payment stands.</summary>
public enum PaymentStatus
{
    /// <summary>A word of the service that this version does not know; <see cref="Payment.ProviderStatus"/> has it.</summary>
    Unrecognized = 0,

    /// <summary>Accepted by the service; nothing is known of the payer yet.</summary>
    Pending,

    /// <summary>It waits for a payment method, at first or after a decline (then <see cref="Payment.Decline"/> says why).</summary>
    RequiresPaymentMethod,

    /// <summary>It waits for the host to confirm it.</summary>
    RequiresConfirmation,

    /// <summary>It waits for the payer; <see cref="Payment.NextAction"/> says for what.</summary>
    RequiresAction,

    /// <summary>The amount is held and waits to be captured.</summary>
    Authorized,

    /// <summary>The service works on it.</summary>
    Processing,

    /// <summary>Paid.</summary>
    Succeeded,

    /// <summary>Declined for good: a new payment is needed.</summary>
    Declined,

    /// <summary>Failed for a reason that is not the payer's.</summary>
    Failed,

    /// <summary>The time to pay ran out.</summary>
    Expired,

    /// <summary>Called off before it was paid.</summary>
    Canceled,
}
