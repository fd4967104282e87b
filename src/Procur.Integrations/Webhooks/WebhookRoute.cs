using System.Net;

namespace Procur.Integrations.Webhooks;

/// <summary>To which address a webhook came, and from where.</summary>
public sealed record WebhookRoute
{
    /// <summary>Stands for "no tenant" in an address that names a configured account.</summary>
    public const string NoTenant = "-";

    private WebhookRoute() { }

    /// <summary>The integration's key; empty where a token says it.</summary>
    public string Integration { get; private init; } = "";

    /// <summary>The tenant; null for none.</summary>
    public string? Tenant { get; private init; }

    /// <summary>The connection's name; null for the default one.</summary>
    public string? Connection { get; private init; }

    /// <summary>The token of an opaque address; null where the address says the integration.</summary>
    public string? Token { get; private init; }

    /// <summary>Who called, as far as the host trusts what it was told; null where that is not known.</summary>
    public IPAddress? RemoteAddress { get; init; }

    /// <summary>The address of an integration, a tenant or a connection.</summary>
    /// <param name="integration">The integration's key.</param>
    /// <param name="tenant">The tenant; null, empty or a dash for none.</param>
    /// <param name="connection">The connection's name; null for the default one.</param>
    public static WebhookRoute ToIntegration(string integration, string? tenant = null, string? connection = null)
    {
        ArgumentNullException.ThrowIfNull(integration);
        return new WebhookRoute
        {
            Integration = integration,
            Tenant = tenant is null or "" or NoTenant ? null : tenant,
            Connection = string.IsNullOrEmpty(connection) ? null : connection,
        };
    }

    /// <summary>An opaque address.</summary>
    public static WebhookRoute ToToken(string token)
    {
        ArgumentNullException.ThrowIfNull(token);
        return new WebhookRoute { Token = token };
    }

    /// <summary>Without the token, which is as good as a password.</summary>
    public override string ToString() => Token is null ? $"{Integration}/{Tenant}/{Connection}" : "c";
}
