using System.Text.Json.Nodes;
using Procur.Integrations.Sap;
using Procur.Integrations.Sap.Wire;
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
        yield return new(
            "sap",
            "purchase order called off",
            "purchase_orders.delete",
            "purchase-order-delete",
            OrderedAsync,
            async (bench, id, _) =>
                await (await bench.GetAsync<SapClient>()).DeletePurchaseOrderAsync(id.Split(' ')[0], id.Split(' ')[1], bench.Token)
        )
        {
            IsUnnamed = true,
        };
        yield return new(
            "sap",
            "parked invoice posted",
            "supplier_invoices.post",
            "invoice-post",
            bench => InvoicedAsync(bench, "A"),
            async (bench, id, _) =>
                await (await bench.GetAsync<SapClient>()).PostSupplierInvoiceAsync(id.Split('/')[0], id.Split('/')[1], bench.Token)
        )
        {
            IsUnnamed = true,
        };
        yield return new(
            "sap",
            "invoice released",
            "supplier_invoices.release",
            "invoice-release",
            bench => InvoicedAsync(bench, "5"),
            async (bench, id, _) =>
                await (await bench.GetAsync<SapClient>()).ReleaseSupplierInvoiceAsync(
                    id.Split('/')[0],
                    id.Split('/')[1],
                    false,
                    bench.Token
                )
        )
        {
            IsUnnamed = true,
        };
        yield return new(
            "sap",
            "invoice called off",
            "supplier_invoices.cancel",
            "invoice-cancel",
            bench => InvoicedAsync(bench, "5"),
            async (bench, id, _) =>
                await (await bench.GetAsync<SapClient>()).CancelSupplierInvoiceAsync(
                    id.Split('/')[0],
                    id.Split('/')[1],
                    "01",
                    new DateOnly(2026, 1, 31),
                    bench.Token
                )
        )
        {
            IsUnnamed = true,
        };
        yield return new(
            "sap",
            "raw call",
            "purchase_orders.create",
            "purchase-order",
            static _ => Task.FromResult(""),
            async (bench, _, key) =>
                await (await bench.GetAsync<SapClient>()).SendRawAsync(
                    new SapRawCall("sap/opu/odata/sap/API_PURCHASEORDER_PROCESS_SRV", HttpMethod.Post, "A_PurchaseOrder")
                    {
                        Body = WireBody.FromBytes(
                            """{"CompanyCode":"1710","Supplier":"17300001","DocumentCurrency":"USD","to_PurchaseOrderItem":[{"PurchaseOrderItemText":"Desk","Plant":"1710","MaterialGroup":"L001","OrderQuantity":"1","NetPriceAmount":"5.00"}]}"""u8.ToArray(),
                            "application/json"
                        ),
                        Intent = new WireIntent { IdempotencyKey = key, OperationKey = key },
                    },
                    bench.Token
                )
        )
        {
            ClientOperation = "raw.send",
        };
    }

    private static async Task<string> InvoicedAsync(FaultBench bench, string status)
    {
        var order = (await OrderedAsync(bench)).Split(' ')[0];
        var invoice = await (await bench.GetAsync<SapClient>()).CreateSupplierInvoiceAsync(
            new SapSupplierInvoice
            {
                CompanyCode = "1710",
                InvoicingParty = "17300001",
                SupplierInvoiceIDByInvcgParty = "INV-1",
                PostingDate = new DateOnly(2026, 1, 1),
                DocumentCurrency = "USD",
                InvoiceGrossAmount = 50,
                SupplierInvoiceStatus = status,
                Items =
                [
                    new()
                    {
                        PurchaseOrder = order,
                        PurchaseOrderItem = "10",
                        SupplierInvoiceItemAmount = 50,
                        QuantityInPurchaseOrderUnit = 10,
                        DocumentCurrency = "USD",
                    },
                ],
            },
            cancellationToken: bench.Token
        );
        return $"{invoice.Value.SupplierInvoice}/{invoice.Value.FiscalYear}";
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
