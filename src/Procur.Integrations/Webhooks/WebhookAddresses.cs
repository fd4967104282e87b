using Procur.Integrations.Connections;

namespace Procur.Integrations.Webhooks;

internal sealed class WebhookAddresses(Func<IntegrationWebhookOptions> options) : IWebhookAddresses
{
    /// <summary>Of a host that has set nothing.</summary>
    public static WebhookAddresses Default { get; } = new(static () => new IntegrationWebhookOptions());

    public Uri? Of(ConnectionId connection)
    {
        var isDefault = connection.Name == ConnectionId.DefaultName;
        return (connection.Tenant.Length, isDefault) switch
        {
            (0, true) => At(null, connection.Integration),
            (_, true) => At(null, connection.Integration, connection.Tenant),
            (0, false) => At(null, connection.Integration, WebhookRoute.NoTenant, connection.Name),
            _ => At(null, connection.Integration, connection.Tenant, connection.Name),
        };
    }

    public Uri? Of(CallbackTicket ticket, Uri? publicBaseUrl = null)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        return At(publicBaseUrl, "c", ticket.Token);
    }

    private Uri? At(Uri? publicBaseUrl, params ReadOnlySpan<string> segments)
    {
        var current = options();
        if ((publicBaseUrl ?? current.PublicBaseUrl) is not { IsAbsoluteUri: true } root)
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
