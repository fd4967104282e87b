namespace Procur.Integrations;

/// <summary>What a recipient does.</summary>
public enum RecipientKind
{
    /// <summary>A kind that this version does not know.</summary>
    Unrecognized = 0,

    /// <summary>Signs.</summary>
    Signer,

    /// <summary>Is given a copy.</summary>
    Copy,
}
