using System.Collections.Frozen;
using System.Text.Json.Nodes;
using Procur.Integrations.Connections;
using Procur.Integrations.Sap;
using Procur.Integrations.Sap.Wire;

namespace Procur.Integrations.System.Tests.Wire;

/// <summary>Every wire operation of SAP's client that the documents hold, with everything that the capability may put into it.</summary>
internal static class SapWireCalls
{
    /// <summary>Operations that no document holds: the token's own request to a service's root, movements of goods, and what a customer's own services are asked.</summary>
    public static FrozenSet<string> NotInTheDocuments { get; } =
        new[] { "csrf.fetch", "material_document_items.list", "budget.read", "raw.send" }.ToFrozenSet(StringComparer.Ordinal);

    public static IReadOnlyDictionary<string, Func<Connection, CancellationToken, Task>> All { get; } =
        new Dictionary<string, Func<Connection, CancellationToken, Task>>
        {
            ["purchase_orders.create"] = async (c, t) =>
                await Client(c)
                    .CreatePurchaseOrderAsync(
                        Order(((SapOptions)(await c.CurrentAsync(t)).Options).PurchaseOrderVersion),
                        cancellationToken: t
                    ),
            ["purchase_orders.get"] = (c, t) => Client(c).GetPurchaseOrderAsync("4500000001", t),
            ["purchase_orders.list"] = (c, t) =>
                Client(c).ListPurchaseOrdersAsync(new SapQuery { Filter = "CorrespncExternalReference eq 'PR-1'", Top = 10 }, t),
            ["purchase_orders.change"] = (c, t) =>
                Client(c)
                    .ChangePurchaseOrderAsync("4500000001", Version, new JsonObject { ["PurchasingGroup"] = "002" }, cancellationToken: t),
            ["purchase_orders.delete"] = (c, t) => Client(c).DeletePurchaseOrderAsync("4500000001", Version, t),
            ["supplier_invoices.create"] = (c, t) => Client(c).CreateSupplierInvoiceAsync(Invoice(), cancellationToken: t),
            ["supplier_invoices.get"] = (c, t) => Client(c).GetSupplierInvoiceAsync("5105600001", "2026", t),
            ["supplier_invoices.list"] = (c, t) =>
                Client(c).ListSupplierInvoicesAsync(new SapQuery { Filter = "InvoicingParty eq '17300001'" }, t),
            ["supplier_invoice_items.list"] = (c, t) =>
                Client(c).ListSupplierInvoiceItemsAsync(new SapQuery { Filter = "PurchaseOrder eq '4500000001'" }, t),
            ["supplier_invoices.post"] = (c, t) => Client(c).PostSupplierInvoiceAsync("5105600001", "2026", t),
            ["supplier_invoices.release"] = (c, t) => Client(c).ReleaseSupplierInvoiceAsync("5105600001", "2026", cancellationToken: t),
            ["supplier_invoices.cancel"] = (c, t) =>
                Client(c).CancelSupplierInvoiceAsync("5105600001", "2026", "01", new DateOnly(2026, 1, 31), t),
            ["suppliers.get"] = (c, t) => Client(c).GetSupplierAsync("17300001", t),
            ["suppliers.list"] = (c, t) => Client(c).ListSuppliersAsync(new SapQuery { Top = 1 }, t),
        };

    private const string Version = "W/\"datetimeoffset'2026-01-01T00%3A00%3A00.0000000Z'\"";

    private static SapSupplierInvoice Invoice() =>
        new()
        {
            CompanyCode = "1710",
            DocumentDate = new DateOnly(2026, 1, 1),
            PostingDate = new DateOnly(2026, 1, 1),
            SupplierInvoiceIDByInvcgParty = "INV-1",
            InvoicingParty = "17300001",
            DocumentCurrency = "USD",
            InvoiceGrossAmount = 59.5m,
            DueCalculationBaseDate = new DateOnly(2026, 1, 1),
            NetPaymentDays = 30,
            TaxIsCalculatedAutomatically = false,
            Items =
            [
                new()
                {
                    SupplierInvoiceItem = "1",
                    PurchaseOrder = "4500000001",
                    PurchaseOrderItem = "10",
                    ReferenceDocument = "5000000001",
                    ReferenceDocumentFiscalYear = "2026",
                    ReferenceDocumentItem = "1",
                    TaxCode = "V1",
                    DocumentCurrency = "USD",
                    SupplierInvoiceItemAmount = 50,
                    PurchaseOrderQuantityUnit = "EA",
                    QuantityInPurchaseOrderUnit = 10,
                },
            ],
            Taxes =
            [
                new()
                {
                    TaxCode = "V1",
                    DocumentCurrency = "USD",
                    TaxAmount = 9.5m,
                },
            ],
        };

    private static SapClient Client(Connection connection) => connection.Get<SapClient>();

    private static SapPurchaseOrder Order(SapODataVersion version) =>
        new()
        {
            CompanyCode = "1710",
            PurchaseOrderType = "NB",
            Supplier = "17300001",
            PurchasingOrganization = "1710",
            PurchasingGroup = "001",
            PurchaseOrderDate = new DateOnly(2026, 1, 1),
            DocumentCurrency = "USD",
            CorrespncExternalReference = "PR-1",
            Items =
            [
                new()
                {
                    PurchaseOrderItem = "10",
                    PurchaseOrderItemText = "Chairs",
                    Plant = "1710",
                    MaterialGroup = "L001",
                    Material = "TG10",
                    OrderQuantity = 2.5m,
                    PurchaseOrderQuantityUnit = "EA",
                    NetPriceAmount = 33.5m,
                    NetPriceQuantity = 100,
                    TaxCode = "V1",
                    AccountAssignmentCategory = "K",
                    AccountAssignments =
                    [
                        new()
                        {
                            AccountAssignmentNumber = "1",
                            CostCenter = "17101101",
                            GLAccount = "65008420",
                        },
                    ],
                    ScheduleLines =
                        version == SapODataVersion.V2
                            ?
                            [
                                new()
                                {
                                    ScheduleLine = "1",
                                    ScheduleLineDeliveryDate = new DateOnly(2026, 2, 1),
                                    ScheduleLineOrderQuantity = 2.5m,
                                },
                            ]
                            : [],
                },
            ],
        };
}
