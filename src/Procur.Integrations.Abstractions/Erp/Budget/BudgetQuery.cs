namespace Procur.Integrations;

/// <summary>Asks whether a department's budget covers an amount.</summary>
public sealed record BudgetQuery
{
    /// <summary>The department in the service's own code (SAP cost centre, NetSuite department).</summary>
    public required string Department { get; init; }

    /// <summary>How much is to be spent, in major units; above zero.</summary>
    public required Money Amount { get; init; }

    /// <summary>The fiscal year by the ERP's own count.</summary>
    public required int FiscalYear { get; init; }

    /// <summary>The company in the ERP; the settings' own where it is null.</summary>
    public string? Company { get; init; }

    /// <summary>The general-ledger account; all of them where it is null.</summary>
    public string? LedgerAccount { get; init; }

    /// <summary>Checks what every ERP would trip over.</summary>
    /// <exception cref="ArgumentException">The department is empty, the amount not above zero, or the year no year.</exception>
    public void EnsureConsistent()
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(Department);
        if (Amount.Amount <= 0)
        {
            throw new ArgumentException("The amount must be above zero.", nameof(Amount));
        }

        if (FiscalYear is < 1000 or > 9999)
        {
            throw new ArgumentException("The fiscal year must have four digits.", nameof(FiscalYear));
        }
    }
}
