using System.Text.Json.Nodes;

namespace Procur.Integrations;

/// <summary>A line of a vendor's invoice to be posted.</summary>
/// <param name="OrderLineId">The line of the purchase order, as <see cref="OrderedLine.Id"/> says.</param>
/// <param name="Quantity">How much is billed, in the order's unit; above zero.</param>
/// <param name="Amount">The net amount of the line, in major units.</param>
public sealed record VendorInvoiceLine(string OrderLineId, decimal Quantity, Money Amount)
{
    /// <summary>Further fields of the service's own line, its custom fields among them, under the service's names.</summary>
    public JsonObject? Extensions { get; init; }

    /// <summary>The line of the order.</summary>
    public override string ToString() => $"VendorInvoiceLine {OrderLineId}";
}
