namespace Procur.Integrations;

/// <summary>A line of an invoice.</summary>
/// <param name="Description">What it is for.</param>
/// <param name="UnitPrice">The price of one, in major units.</param>
/// <param name="Quantity">How many.</param>
public sealed record InvoiceLine(string Description, Money UnitPrice, int Quantity = 1);
