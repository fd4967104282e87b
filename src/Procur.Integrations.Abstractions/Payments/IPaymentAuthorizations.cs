namespace Procur.Integrations;

/// <summary>Holding money first and taking it later. Members are safe to call from many threads at once.</summary>
public interface IPaymentAuthorizations
{
    /// <summary>Takes what is held, or a part of it.</summary>
    /// <exception cref="IntegrationException">The call failed; <see cref="IntegrationErrorKind.Conflict"/> where it is already captured or void.</exception>
    Task<Payment> CapturePaymentAsync(CaptureRequest request, CancellationToken cancellationToken = default);

    /// <summary>Releases what is held, or calls off an open payment.</summary>
    /// <exception cref="IntegrationException">The call failed; <see cref="IntegrationErrorKind.Conflict"/> where it is already captured.</exception>
    Task<Payment> VoidPaymentAsync(VoidRequest request, CancellationToken cancellationToken = default);
}
