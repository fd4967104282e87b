namespace Procurement.Requests;

internal sealed record SignerFile(string? Name, string? Email);
