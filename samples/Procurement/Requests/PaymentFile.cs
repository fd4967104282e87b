namespace Procurement.Requests;

internal sealed record PaymentFile(string? By, string? Method, string? Phone);
