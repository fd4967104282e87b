namespace Procur.Integrations.Benchmarks.Erp;

internal sealed record FloorReceipt(string? PurchaseOrderItem, string? GoodsMovementType, decimal? QuantityInEntryUnit);
