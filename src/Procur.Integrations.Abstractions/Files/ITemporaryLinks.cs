namespace Procur.Integrations;

/// <summary>Addresses that whoever holds them may use for a while, without an account. Members are safe to call from many threads at once.</summary>
public interface ITemporaryLinks
{
    /// <summary>Makes a link that reads or writes one file. The address is a credential: hand it to whom it is for, and never log it.</summary>
    /// <exception cref="ArgumentException">The time is longer than the service allows, or the request names no file; nothing was sent.</exception>
    /// <exception cref="IntegrationException">The call failed. A service that makes links without asking does not say that the file is missing.</exception>
    Task<TemporaryLink> CreateLinkAsync(TemporaryLinkRequest request, CancellationToken cancellationToken = default);
}
