namespace Procur.Integrations.Sandbox;

/// <summary>One account at a service, and what a host has to be told of it.</summary>
/// <param name="Integration">The service's key: <c>stripe</c>.</param>
/// <param name="Section">The service's configuration section under <c>Integrations</c>: <c>Stripe</c>.</param>
/// <param name="Name">The account's name in the sandbox.</param>
/// <param name="Settings">Its settings by the bare names of the options: <c>SecretKey</c>.</param>
public sealed record SandboxAccount(string Integration, string Section, string Name, IReadOnlyDictionary<string, string?> Settings)
{
    /// <summary>The settings as configuration keys.</summary>
    /// <param name="section">The section; null for the service's own, <c>Integrations:Stripe</c>. A further account of a host without
    /// tenants is at <c>Integrations:Stripe:Accounts:{key}</c>.</param>
    public IReadOnlyDictionary<string, string?> ToConfiguration(string? section = null)
    {
        var keys = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        AddTo(keys, section ?? $"Integrations:{Section}");
        return keys;
    }

    internal void AddTo(Dictionary<string, string?> keys, string section)
    {
        foreach (var (name, value) in Settings)
        {
            keys[$"{section}:{name}"] = value;
        }
    }
}
