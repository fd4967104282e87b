namespace Procur.Integrations.Connections;

/// <summary>Where a setting's value comes from.</summary>
public enum ConnectionValueSource
{
    /// <summary>It has none.</summary>
    Unset = 0,

    /// <summary>The provider's default.</summary>
    Default,

    /// <summary>A flat environment name.</summary>
    Environment,

    /// <summary>The host's configuration section.</summary>
    Section,

    /// <summary>The host's code.</summary>
    Code,

    /// <summary>The host, which shares it with its tenants.</summary>
    Host,

    /// <summary>The connection store.</summary>
    Store,
}
