using System.Text.Json.Nodes;

namespace Procur.Integrations;

/// <summary>A line to order.</summary>
public sealed record PurchaseOrderLine
{
    /// <summary>What it is, in words. Services limit it (SAP: 40 characters).</summary>
    public required string Description { get; init; }

    /// <summary>How much; above zero.</summary>
    public required decimal Quantity { get; init; }

    /// <summary>The net price of one unit, in major units. It may have more decimals than the currency.</summary>
    public required Money UnitPrice { get; init; }

    /// <summary>The service's id of the material or item; null for something bought by its description.</summary>
    public string? MaterialId { get; init; }

    /// <summary>The unit in the service's own code; the settings' or the material's own where it is null.</summary>
    public string? Unit { get; init; }

    /// <summary>The department it is charged to; the order's where it is null.</summary>
    public string? Department { get; init; }

    /// <summary>The general-ledger account it is charged to.</summary>
    public string? LedgerAccount { get; init; }

    /// <summary>When it is to be delivered; the order's day where it is null.</summary>
    public DateOnly? DeliverBy { get; init; }

    /// <summary>Further fields of the service's own line, its custom fields among them, under the service's names.</summary>
    public JsonObject? Extensions { get; init; }

    /// <summary>Quantity times price, rounded half away from zero to the decimals of the currency, as ERPs round a line.</summary>
    public Money Amount =>
        new(Math.Round(Quantity * UnitPrice.Amount, UnitPrice.Currency.Digits, MidpointRounding.AwayFromZero), UnitPrice.Currency);

    /// <summary>The quantity and price: what is bought may be nobody else's business.</summary>
    public override string ToString() => $"PurchaseOrderLine {Quantity} x {UnitPrice}";

    /// <summary>What no ERP would take about it; null where there is nothing.</summary>
    internal string? Problem(int number, Currency currency) =>
        string.IsNullOrWhiteSpace(Description) ? $"Line {number} has no description."
        : Quantity <= 0 ? $"The quantity of line {number} must be above zero."
        : UnitPrice.Amount < 0 ? $"The price of line {number} must not be below zero."
        : UnitPrice.Currency != currency ? $"Line {number} is in {UnitPrice.Currency} and the total in {currency}."
        : null;
}
