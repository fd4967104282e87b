namespace Procur.Integrations.Journal;

/// <summary>What a look-up says of an unknown outcome.</summary>
public enum OutcomeFinding
{
    /// <summary>Nobody can tell yet.</summary>
    StillUnknown = 0,

    /// <summary>It took effect.</summary>
    TookEffect,

    /// <summary>It did not, and no longer can.</summary>
    DidNotHappen,
}
