namespace Procur.Integrations;

/// <summary>Listing payments. Members are safe to call from many threads at once.</summary>
public interface IPaymentHistory
{
    /// <summary>One page; <see cref="Pages.WalkAsync{T}"/> walks them all.</summary>
    /// <exception cref="IntegrationException">The call failed.</exception>
    Task<Page<Payment>> ListPaymentsAsync(PaymentQuery query, CancellationToken cancellationToken = default);
}
