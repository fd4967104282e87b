namespace Procur.Integrations.Benchmarks.Erp;

internal sealed record FloorBilled(string? SupplierInvoice, string? FiscalYear, decimal? QuantityInPurchaseOrderUnit);
