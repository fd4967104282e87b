namespace Procurement.Requests;

internal sealed record PurchaseLineFile(string? Description, int? Quantity, decimal? UnitPrice);
