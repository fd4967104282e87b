namespace Procurement.Requests;

/// <summary>Who signs the contract.</summary>
internal sealed record Signer(string Name, string Email);
