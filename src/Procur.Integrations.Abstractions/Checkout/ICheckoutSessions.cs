namespace Procur.Integrations;

/// <summary>Payment pages that the service hosts. Members are safe to call from many threads at once.</summary>
public interface ICheckoutSessions
{
    /// <summary>Makes an address to send the payer to (a Stripe session, a PayPal approval link).</summary>
    /// <exception cref="IntegrationException">The call failed.</exception>
    Task<CheckoutSession> CreateCheckoutSessionAsync(CheckoutRequest request, CancellationToken cancellationToken = default);

    /// <summary>Reads a checkout by the service's id.</summary>
    /// <exception cref="IntegrationException">The call failed.</exception>
    Task<CheckoutSession> GetCheckoutSessionAsync(string sessionId, CancellationToken cancellationToken = default);
}
