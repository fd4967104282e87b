namespace Procur.Integrations.Sap;

/// <summary>The wire operations of <see cref="SapClient"/>, as they stand in spans, metrics, audit records and errors.</summary>
public static class SapOperations
{
    internal const string FetchToken = "csrf.fetch";
    internal const string CreatePurchaseOrder = "purchase_orders.create";
    internal const string GetPurchaseOrder = "purchase_orders.get";
    internal const string ListPurchaseOrders = "purchase_orders.list";
    internal const string ChangePurchaseOrder = "purchase_orders.change";
    internal const string DeletePurchaseOrder = "purchase_orders.delete";
    internal const string CreateSupplierInvoice = "supplier_invoices.create";
    internal const string GetSupplierInvoice = "supplier_invoices.get";
    internal const string ListSupplierInvoices = "supplier_invoices.list";
    internal const string ListSupplierInvoiceItems = "supplier_invoice_items.list";
    internal const string PostSupplierInvoice = "supplier_invoices.post";
    internal const string ReleaseSupplierInvoice = "supplier_invoices.release";
    internal const string CancelSupplierInvoice = "supplier_invoices.cancel";
    internal const string ListMaterialDocumentItems = "material_document_items.list";
    internal const string GetSupplier = "suppliers.get";
    internal const string ListSuppliers = "suppliers.list";
    internal const string ReadBudget = "budget.read";
    internal const string Raw = "raw.send";

    /// <summary>Every one of them.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        FetchToken,
        CreatePurchaseOrder,
        GetPurchaseOrder,
        ListPurchaseOrders,
        ChangePurchaseOrder,
        DeletePurchaseOrder,
        CreateSupplierInvoice,
        GetSupplierInvoice,
        ListSupplierInvoices,
        ListSupplierInvoiceItems,
        PostSupplierInvoice,
        ReleaseSupplierInvoice,
        CancelSupplierInvoice,
        ListMaterialDocumentItems,
        GetSupplier,
        ListSuppliers,
        ReadBudget,
        Raw,
    ];
}
