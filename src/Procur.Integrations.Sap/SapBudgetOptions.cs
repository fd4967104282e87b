namespace Procur.Integrations.Sap;

/// <summary>
/// A view of the customer's own that tells a budget. SAP has no public service for it; a CDS view over budget, commitments and actuals, exposed as OData
/// (v2 or v4), is one row or several a department and year, which are added up.
/// </summary>
public sealed class SapBudgetOptions
{
    /// <summary>The entity set, relative to the endpoint: <c>sap/opu/odata/sap/ZBUDGET_SRV/BudgetAvailability</c>. Without one, every budget is unknown.</summary>
    public string? Path { get; set; }

    /// <summary>The field of the department.</summary>
    public string DepartmentField { get; set; } = "CostCenter";

    /// <summary>The field of the fiscal year, four digits as text.</summary>
    public string FiscalYearField { get; set; } = "FiscalYear";

    /// <summary>The field of the company code; null where the view has none.</summary>
    public string? CompanyField { get; set; }

    /// <summary>The field of the general-ledger account; null where the view has none.</summary>
    public string? LedgerAccountField { get; set; }

    /// <summary>The field of what was budgeted.</summary>
    public string AvailableField { get; set; } = "BudgetAmount";

    /// <summary>The fields, parted by commas, of what is bound or spent; they are added up.</summary>
    public string CommittedFields { get; set; } = "CommittedAmount,ActualAmount";

    /// <summary>The field of the currency.</summary>
    public string CurrencyField { get; set; } = "Currency";

    /// <summary>Whether the view leaves something out, such as open orders. Such a view can refuse, but never say yes.</summary>
    public bool IsApproximate { get; set; }
}
