using System.Data.Common;

namespace Procur.Integrations.Outbox;

/// <summary>
/// Takes mails and chat messages that must not be lost: kept in the host's database when this returns, and sent in the background until they are sent or refused for
/// good. Each is sent under its operation key, so the journal sees to it that none is sent twice. Members are safe to call from many threads at once.
/// </summary>
public interface IIntegrationOutbox
{
    /// <summary>Takes a mail. Its attachments are read into the store, 20 MiB of them at most.</summary>
    /// <param name="message">The mail. One with an <see cref="IntegrationRequest.OperationKey"/> is taken once, however often it is given.</param>
    /// <param name="route">Who sends it; the host's own e-mail service by default.</param>
    /// <param name="transaction">The host's own transaction on the store's database: the mail is taken if and only if it commits.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <returns>Its id in the outbox.</returns>
    /// <exception cref="ArgumentException">The attachments are too large.</exception>
    /// <exception cref="IntegrationException">The store cannot be written.</exception>
    Task<string> EnqueueAsync(
        EmailMessage message,
        OutboxRoute? route = null,
        DbTransaction? transaction = null,
        CancellationToken cancellationToken = default
    );

    /// <summary>Takes a chat message.</summary>
    /// <param name="message">The message. One with an <see cref="IntegrationRequest.OperationKey"/> is taken once, however often it is given.</param>
    /// <param name="route">Who posts it; the host's own chat service by default.</param>
    /// <param name="transaction">The host's own transaction on the store's database: the message is taken if and only if it commits.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <returns>Its id in the outbox.</returns>
    /// <exception cref="IntegrationException">The store cannot be written.</exception>
    Task<string> EnqueueAsync(
        ChatMessage message,
        OutboxRoute? route = null,
        DbTransaction? transaction = null,
        CancellationToken cancellationToken = default
    );

    /// <summary>What became of one.</summary>
    /// <returns>Null where there is none of this id (any more).</returns>
    Task<OutboxEntry?> FindAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Those that were given up, oldest first, 1000 at most.</summary>
    Task<IReadOnlyList<OutboxEntry>> ListFailedAsync(CancellationToken cancellationToken = default);

    /// <summary>Has one that was given up tried again.</summary>
    /// <returns>False where it was not given up.</returns>
    Task<bool> RetryAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>Sends what is due now, as it is done in the background.</summary>
    /// <returns>How many were sent.</returns>
    Task<int> SendDueAsync(CancellationToken cancellationToken = default);
}
