using Procur.Integrations.Sandbox.Sap.Model;
using Procur.Integrations.Sandbox.Sap.Wire;
using Procur.Integrations.Sandbox.StandIns;

namespace Procur.Integrations.Sandbox.Sap;

/// <summary>What can only be read: movements of goods, vendors, the customer's view of budgets.</summary>
internal static class SapOthers
{
    public static StandInReply ListMovements(SapCall call) =>
        SapReplies.List(
            call,
            call.Account.Movements,
            SapSchema.Movement,
            "A_MaterialDocumentItem",
            static x =>
                $"MaterialDocumentYear='{x.Text("MaterialDocumentYear")}',MaterialDocument='{x.Text("MaterialDocument")}',MaterialDocumentItem='{x.Text("MaterialDocumentItem")}'"
        );

    public static StandInReply GetSupplier(SapCall call) =>
        call.Account.Suppliers.GetValueOrDefault(call.Key[0].TrimStart('0')) is { } supplier
            ? SapReplies.Entity(call, supplier, "A_Supplier", $"'{call.Key[0]}'")
            : throw new SapRefusalException(404, "/IWBEP/CM_MGW_RT/020", "Resource not found for segment 'A_SupplierType'");

    public static StandInReply ListSuppliers(SapCall call) =>
        SapReplies.List(call, call.Account.Suppliers.Values, SapSchema.Supplier, "A_Supplier", static x => $"'{x.Text("Supplier")}'");

    public static StandInReply ListBudgets(SapCall call) =>
        SapReplies.List(
            call,
            call.Account.Budgets,
            SapSchema.Budget,
            "BudgetAvailability",
            static x => $"CostCenter='{x.Text("CostCenter")}',FiscalYear='{x.Text("FiscalYear")}'"
        );
}
