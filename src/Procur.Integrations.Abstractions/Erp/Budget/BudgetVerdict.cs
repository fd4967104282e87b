namespace Procur.Integrations;

/// <summary>Whether a budget covers an amount.</summary>
public enum BudgetVerdict
{
    /// <summary>Nobody can tell; it is not a yes.</summary>
    Unknown = 0,

    /// <summary>It is covered.</summary>
    Available,

    /// <summary>It is not covered.</summary>
    Exceeded,
}
