using Microsoft.Extensions.DependencyInjection;
using Procur.Integrations;

namespace Procurement.Flow;

/// <summary>Whether the department's budget covers the purchase. "Nobody can tell" is not a yes.</summary>
internal sealed class CheckBudget : IProcurementStep
{
    public string Name => "Budget";

    public string Service(ProcurementContext context) => "SAP";

    public async Task<StepResult> RunAsync(ProcurementContext context, CancellationToken cancellationToken)
    {
        var erp = context.Services.GetRequiredService<IErpConnector>();
        var query = new BudgetQuery
        {
            Department = context.Request.Department,
            Amount = context.Request.Total,
            FiscalYear = context.Today.Year,
        };
        var budget = await erp.ValidateBudgetAsync(query, cancellationToken);
        return budget.Verdict switch
        {
            BudgetVerdict.Available => StepResult.Done($"covered: {budget.Reason}", query.Department),
            BudgetVerdict.Exceeded => StepResult.NotDone($"not covered: {budget.Reason}", query.Department),
            _ => StepResult.Unknown($"nobody can tell whether it is covered: {budget.Reason}", query.Department),
        };
    }
}
