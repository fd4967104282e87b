namespace Procur.Integrations;

/// <summary>A line of a checkout.</summary>
/// <param name="Name">What the payer reads.</param>
/// <param name="UnitPrice">The price of one, in major units.</param>
/// <param name="Quantity">How many.</param>
public sealed record CheckoutLine(string Name, Money UnitPrice, int Quantity = 1);
