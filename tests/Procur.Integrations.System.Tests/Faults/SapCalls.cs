using System.Text.Json.Nodes;
using Procur.Integrations.Sap;
using Procur.Integrations.Wire;

namespace Procur.Integrations.System.Tests.Faults;

/// <summary>The changing operations of SAP.</summary>
internal static class SapCalls
{
    public static IReadOnlyList<ChangingCall> All { get; } = [.. Make()];

    private static IEnumerable<ChangingCall> Make()
    {
        yield return new(
            "sap",
            "purchase order",
            "purchase_orders.create",
            "purchase-order",
            static _ => Task.FromResult(""),
            async (bench, _, key) => await OrderAsync(bench, key)
        );
        yield return new(
            "sap",
            "purchase order changed",
            "purchase_orders.change",
            "purchase-order-change",
            OrderedAsync,
            async (bench, id, key) =>
                await (await bench.GetAsync<SapClient>()).ChangePurchaseOrderAsync(
                    id.Split(' ')[0],
                    id.Split(' ')[1],
                    new JsonObject { ["PurchasingGroup"] = "002" },
                    new WireIntent { IdempotencyKey = key, OperationKey = key },
                    bench.Token
                )
        );
        yield return new(
            "sap",
            "supplier invoice",
            "supplier_invoices.create",
            "supplier-invoice",
            OrderedAsync,
            async (bench, id, key) => await InvoiceAsync(bench, id, key)
        );
    }

    private static async Task<PurchaseOrder> OrderAsync(FaultBench bench, string key) =>
        await (await bench.GetAsync<IErpConnector>()).CreatePurchaseOrderAsync(
            new()
            {
                VendorId = "17300001",
                Reference = "PR-1",
                Total = new Money(50, "USD"),
                Department = "17101101",
                OperationKey = key,
                Lines =
                [
                    new()
                    {
                        Description = "Chairs for buyer@acme.example",
                        Quantity = 10,
                        UnitPrice = new Money(5, "USD"),
                    },
                ],
            },
            bench.Token
        );

    private static async Task<string> OrderedAsync(FaultBench bench)
    {
        var order = await OrderAsync(bench, "ordered");
        return $"{order.Id} {order.Version}";
    }

    private static async Task<VendorInvoice> InvoiceAsync(FaultBench bench, string order, string key) =>
        await (await bench.GetAsync<IErpConnector>()).CreateInvoiceAsync(
            new()
            {
                PurchaseOrderId = order.Split(' ')[0],
                InvoiceNumber = "INV-1",
                Amount = new Money(50, "USD"),
                DueDate = new DateOnly(2030, 1, 1),
                OperationKey = key,
            },
            bench.Token
        );
}
