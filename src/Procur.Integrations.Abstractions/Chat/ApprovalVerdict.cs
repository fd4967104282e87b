namespace Procur.Integrations;

/// <summary>What was decided.</summary>
public enum ApprovalVerdict
{
    /// <summary>A value this version does not know.</summary>
    Unrecognized = 0,

    /// <summary>Yes.</summary>
    Approved,

    /// <summary>No.</summary>
    Rejected,

    /// <summary>Not so: a counter-offer is wanted.</summary>
    Countered,
}
