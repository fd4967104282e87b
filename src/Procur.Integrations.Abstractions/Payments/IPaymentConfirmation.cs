namespace Procur.Integrations;

/// <summary>Payments that go on when the payer came back. Members are safe to call from many threads at once.</summary>
public interface IPaymentConfirmation
{
    /// <summary>Goes on with a payment whose payer came back or has chosen (PayPal captures here what was approved).</summary>
    /// <exception cref="IntegrationException">The call failed.</exception>
    Task<Payment> ConfirmPaymentAsync(PaymentConfirmationRequest request, CancellationToken cancellationToken = default);
}
