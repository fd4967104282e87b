using Procur.Integrations.Connections;

namespace Procur.Integrations.Webhooks;

/// <summary>The addresses to register at services, made from <see cref="IntegrationWebhookOptions.PublicBaseUrl"/>. Members are safe to call from many threads at once.</summary>
public interface IWebhookAddresses
{
    /// <summary>The address of a connection: <c>/{integration}</c>, <c>/{integration}/{tenant}</c> or <c>/{integration}/{tenant}/{connection}</c>; a dash stands for no tenant.</summary>
    /// <returns>Null where no public address is set.</returns>
    Uri? Of(ConnectionId connection);

    /// <summary>The opaque address of a ticket: <c>/c/{token}</c>.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="publicBaseUrl">Another public address than the host's own.</param>
    /// <returns>Null where no public address is set.</returns>
    Uri? Of(CallbackTicket ticket, Uri? publicBaseUrl = null);
}
