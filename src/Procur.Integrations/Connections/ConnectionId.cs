namespace Procur.Integrations.Connections;

/// <summary>Names a connection: one account at an integration, for one tenant.</summary>
/// <param name="Tenant">The tenant; empty for a host with one.</param>
/// <param name="Integration">The integration's key.</param>
/// <param name="Name">The connection's name; <see cref="DefaultName"/> unless the tenant has several.</param>
public readonly record struct ConnectionId(string Tenant, string Integration, string Name)
{
    /// <summary>The name of a tenant's only connection of an integration.</summary>
    public const string DefaultName = "default";

    /// <summary>Stands for every connection where a store tells of changes.</summary>
    public static ConnectionId Any { get; } = new("*", "*", "*");

    /// <summary><c>integration/tenant/name</c>.</summary>
    public override string ToString() => Tenant.Length == 0 ? $"{Integration}/{Name}" : $"{Integration}/{Tenant}/{Name}";
}
