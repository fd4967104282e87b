using Microsoft.Extensions.Options;
using Procur.Integrations.Connections;

namespace Procur.Integrations.Webhooks;

internal sealed class WebhookAddresses(IOptionsMonitor<IntegrationWebhookOptions> options) : IWebhookAddresses
{
    public Uri? Of(ConnectionId connection)
    {
        var isDefault = connection.Name == ConnectionId.DefaultName;
        return (connection.Tenant.Length, isDefault) switch
        {
            (0, true) => At(connection.Integration),
            (_, true) => At(connection.Integration, connection.Tenant),
            (0, false) => At(connection.Integration, WebhookRoute.NoTenant, connection.Name),
            _ => At(connection.Integration, connection.Tenant, connection.Name),
        };
    }

    public Uri? Of(CallbackTicket ticket)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        return At("c", ticket.Token);
    }

    private Uri? At(params ReadOnlySpan<string> segments)
    {
        var current = options.CurrentValue;
        if (current.PublicBaseUrl is not { IsAbsoluteUri: true } root)
        {
            return null;
        }

        var address = $"{root.GetLeftPart(UriPartial.Path).TrimEnd('/')}/{current.RoutePrefix.Trim('/')}";
        foreach (var segment in segments)
        {
            address += "/" + Uri.EscapeDataString(segment);
        }

        return new Uri(address);
    }
}
