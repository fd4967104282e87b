namespace Procur.Integrations;

/// <summary>What the options of every integration have.</summary>
public abstract class IntegrationOptions
{
    /// <summary>Whether calls are made; off, they fail as <see cref="IntegrationErrorKind.Disabled"/>. On by default.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Which of the service's worlds the credentials belong to; <see cref="IntegrationEnvironment.Sandbox"/> by default. A credential of the other world is refused.</summary>
    public IntegrationEnvironment Environment { get; set; }

    /// <summary>Time-outs, tries and limits.</summary>
    public ResilienceOptions Resilience { get; } = new();

    /// <summary>The setting whose value cannot be read, with the remedy.</summary>
    internal string? Unreadable { get; set; }
}
