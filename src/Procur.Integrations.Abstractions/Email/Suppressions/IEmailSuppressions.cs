namespace Procur.Integrations;

/// <summary>
/// The addresses that nothing more is to be sent to: asked before each send by every e-mail provider, and fed by bounces, complaints and unsubscriptions from
/// each, so that what one service learnt holds for all. In memory by default; a host registers one that lasts. Members are safe to call from many threads
/// at once.
/// </summary>
public interface IEmailSuppressions
{
    /// <summary>Those of a tenant among the given addresses; one address may stand there for several reasons.</summary>
    /// <param name="tenant">The tenant; empty for a host with one.</param>
    /// <param name="addresses">The addresses, in any casing.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    ValueTask<IReadOnlyList<EmailSuppression>> FindAsync(
        string tenant,
        IReadOnlyCollection<string> addresses,
        CancellationToken cancellationToken = default
    );

    /// <summary>Adds one; that it is there already is success, and the earlier stays.</summary>
    ValueTask AddAsync(EmailSuppression suppression, CancellationToken cancellationToken = default);

    /// <summary>Takes an address off, for one reason or for all.</summary>
    /// <returns>Whether it was there.</returns>
    ValueTask<bool> RemoveAsync(
        string tenant,
        string address,
        EmailSuppressionReason? reason = null,
        CancellationToken cancellationToken = default
    );
}
