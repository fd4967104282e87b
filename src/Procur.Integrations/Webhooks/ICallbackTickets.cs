namespace Procur.Integrations.Webhooks;

/// <summary>Keeps what opaque callback addresses stand for. Members are safe to call from many threads at once.</summary>
public interface ICallbackTickets
{
    /// <summary>Keeps a ticket under a new unguessable token of hexadecimal digits (a service may forbid words in addresses; digits spell none).</summary>
    /// <returns>The ticket with its token.</returns>
    ValueTask<CallbackTicket> IssueAsync(CallbackTicket ticket, CancellationToken cancellationToken = default);

    /// <summary>Finds a live ticket.</summary>
    /// <returns>Null where there is none, or it has ended.</returns>
    ValueTask<CallbackTicket?> FindAsync(string token, CancellationToken cancellationToken = default);

    /// <summary>Keeps what was learnt since, under the same token.</summary>
    ValueTask UpdateAsync(CallbackTicket ticket, CancellationToken cancellationToken = default);
}
