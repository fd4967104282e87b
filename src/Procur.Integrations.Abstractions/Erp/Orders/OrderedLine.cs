using System.Collections.ObjectModel;
using System.Text.Json;

namespace Procur.Integrations;

/// <summary>A line of a purchase order, with how far it came. Quantities are in the order's unit.</summary>
public sealed record OrderedLine
{
    /// <summary>The line's id within its order, without leading zeros.</summary>
    public required string Id { get; init; }

    /// <summary>What it is, in words.</summary>
    public string? Description { get; init; }

    /// <summary>The service's id of the material or item.</summary>
    public string? MaterialId { get; init; }

    /// <summary>How much was ordered.</summary>
    public required decimal Quantity { get; init; }

    /// <summary>The unit in the service's own code.</summary>
    public string? Unit { get; init; }

    /// <summary>The net price of one unit, in major units.</summary>
    public required Money UnitPrice { get; init; }

    /// <summary>How much was received, returns taken off; null where nobody can tell.</summary>
    public decimal? QuantityReceived { get; init; }

    /// <summary>How much was billed, invoices called off not counted; null where nobody can tell.</summary>
    public decimal? QuantityBilled { get; init; }

    /// <summary>Whether goods or services must be received for it before it is paid.</summary>
    public bool IsReceiptExpected { get; init; } = true;

    /// <summary>Whether the ERP expects no further receipt, whatever came.</summary>
    public bool IsReceiptComplete { get; init; }

    /// <summary>Whether the ERP expects no further invoice, whatever was billed.</summary>
    public bool IsBillingComplete { get; init; }

    /// <summary>Whether it was called off.</summary>
    public bool IsCanceled { get; init; }

    /// <summary>The service's further fields, custom ones among them, under its own names.</summary>
    public IReadOnlyDictionary<string, JsonElement> Extensions { get; init; } = ReadOnlyDictionary<string, JsonElement>.Empty;

    /// <summary>The id.</summary>
    public override string ToString() => $"OrderedLine {Id}";
}
