namespace Procur.Integrations.Sap.Wire;

/// <summary>What a line is charged to.</summary>
public sealed record SapAccountAssignment
{
    /// <summary>Its number within the line.</summary>
    public string? AccountAssignmentNumber { get; init; }

    /// <summary>The cost centre.</summary>
    public string? CostCenter { get; init; }

    /// <summary>The general-ledger account.</summary>
    public string? GLAccount { get; init; }
}
