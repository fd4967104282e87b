namespace Procur.Integrations.Journal;

/// <summary>How far an intent has come.</summary>
public enum JournalState
{
    /// <summary>Noted and not being sent: what was sent before did not take effect, and the next to ask sends it under a new key.</summary>
    Recorded = 0,

    /// <summary>Being sent, or the process died while it was.</summary>
    Sending,

    /// <summary>Settled: the service's answer, or what a look-up, a callback or a person found.</summary>
    Settled,

    /// <summary>Nobody can tell yet whether it took effect.</summary>
    Unknown,
}
