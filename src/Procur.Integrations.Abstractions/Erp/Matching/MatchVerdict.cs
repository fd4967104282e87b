namespace Procur.Integrations;

/// <summary>What a match came to.</summary>
public enum MatchVerdict
{
    /// <summary>Nobody can tell: nothing speaks against it, but something is not known. It is not a yes.</summary>
    Unknown = 0,

    /// <summary>Everything is within the tolerances.</summary>
    Matched,

    /// <summary>Something is not; the reasons say what.</summary>
    Mismatched,
}
