namespace Procur.Integrations;

/// <summary>How a call ended for a host that goes on either way.</summary>
public enum IntegrationOutcome
{
    /// <summary>Nobody can tell yet whether it took effect.</summary>
    Unknown = 0,

    /// <summary>It took effect.</summary>
    Done,

    /// <summary>It did not take effect.</summary>
    NotDone,
}
