namespace Procur.Integrations;

/// <summary>What every payment service can do. Members are safe to call from many threads at once.</summary>
public interface IPaymentProvider
{
    /// <summary>Starts a payment. A decline is a <see cref="Payment"/> that says so, not an exception.</summary>
    /// <exception cref="ArgumentException">The request is wrong in itself; nothing was sent.</exception>
    /// <exception cref="IntegrationException">The call failed; see <see cref="IntegrationException.OutcomeUnknown"/> before doing anything again.</exception>
    /// <exception cref="OperationCanceledException">The caller's token ended the call.</exception>
    Task<Payment> CreatePaymentAsync(PaymentRequest request, CancellationToken cancellationToken = default);

    /// <summary>Reads a payment by the service's id.</summary>
    /// <exception cref="IntegrationException">The call failed.</exception>
    /// <exception cref="OperationCanceledException">The caller's token ended the call.</exception>
    Task<Payment> GetPaymentAsync(string paymentId, CancellationToken cancellationToken = default);
}
