using Procur.Integrations;

namespace Procurement.Requests;

internal sealed record PurchaseLine(string Description, int Quantity, Money UnitPrice)
{
    public Money Total => UnitPrice with { Amount = UnitPrice.Amount * Quantity };
}
