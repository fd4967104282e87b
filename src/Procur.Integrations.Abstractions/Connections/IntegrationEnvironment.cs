namespace Procur.Integrations;

/// <summary>Which of a service's worlds a connection belongs to.</summary>
public enum IntegrationEnvironment
{
    /// <summary>The service's test world: no real money, no real mail.</summary>
    Sandbox = 0,

    /// <summary>The real thing.</summary>
    Production,
}
