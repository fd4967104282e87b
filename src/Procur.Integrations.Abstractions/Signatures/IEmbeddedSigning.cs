namespace Procur.Integrations;

/// <summary>Signing within the host's own pages. Members are safe to call from many threads at once.</summary>
public interface IEmbeddedSigning
{
    /// <summary>Makes an address at which one embedded signer signs; each call makes a new one.</summary>
    /// <exception cref="ArgumentException">The request is wrong in itself; nothing was sent.</exception>
    /// <exception cref="IntegrationException">The call failed.</exception>
    /// <exception cref="OperationCanceledException">The caller's token ended the call.</exception>
    Task<SigningUrl> CreateSigningUrlAsync(SigningUrlRequest request, CancellationToken cancellationToken = default);
}
