using Procur.Integrations.Connections;

namespace Procur.Integrations.Wire;

/// <summary>
/// What a service hands out before it takes a call, and wants back with it: a token against forged requests with the cookies of its session. It is the
/// connection's own; an implementation keeps it, and asks for it once however many callers wait. Safe to call from many threads at once.
/// </summary>
public interface IWireHandshake
{
    /// <summary>The headers to send with the call. Asked for at each try, so what is kept is given at once.</summary>
    /// <param name="snapshot">The state of the connection that the try is made with: what was handed out for other credentials must not be given.</param>
    /// <param name="refused">What was given just now and the service refused; null where nothing was.</param>
    /// <param name="cancellationToken">Ends with the try.</param>
    /// <exception cref="IntegrationException">The service did not hand it out; the call is not sent.</exception>
    ValueTask<IReadOnlyList<WireHeader>> GetAsync(
        Snapshot snapshot,
        IReadOnlyList<WireHeader>? refused,
        CancellationToken cancellationToken
    );
}
