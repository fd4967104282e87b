namespace Procur.Integrations;

/// <summary>Giving money back. Members are safe to call from many threads at once.</summary>
public interface IPaymentRefunds
{
    /// <summary>Gives back all or a part; never more than was captured.</summary>
    /// <exception cref="IntegrationException">The call failed; <see cref="IntegrationErrorKind.Validation"/> or <see cref="IntegrationErrorKind.Conflict"/> where nothing (so much) is left.</exception>
    Task<Refund> RefundPaymentAsync(RefundRequest request, CancellationToken cancellationToken = default);

    /// <summary>Reads a refund by the service's id.</summary>
    /// <exception cref="IntegrationException">The call failed.</exception>
    Task<Refund> GetRefundAsync(string refundId, CancellationToken cancellationToken = default);
}
