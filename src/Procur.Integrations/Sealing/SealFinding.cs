namespace Procur.Integrations.Sealing;

/// <summary>Whether a sealed value opens.</summary>
internal enum SealFinding
{
    /// <summary>It opened.</summary>
    Opened,

    /// <summary>It is no sealed value, or one of a later version.</summary>
    NotSealed,

    /// <summary>Its key is not among this host's.</summary>
    KeyMissing,

    /// <summary>It belongs in another place, or was altered.</summary>
    DoesNotFit,
}
