using System.Collections.ObjectModel;
using System.Text.Json;

namespace Procur.Integrations;

/// <summary>A vendor's invoice as the ERP knows it.</summary>
public sealed record VendorInvoice
{
    /// <summary>The service's id, by which it is reconciled.</summary>
    public required string Id { get; init; }

    /// <summary>The number that people see.</summary>
    public required string Number { get; init; }

    /// <summary>The vendor's own number.</summary>
    public required string InvoiceNumber { get; init; }

    /// <summary>Where it stands.</summary>
    public required VendorInvoiceStatus Status { get; init; }

    /// <summary>The service's own word for where it stands.</summary>
    public required string ProviderStatus { get; init; }

    /// <summary>The service's id of the vendor, without leading zeros; null where the answer does not say.</summary>
    public string? VendorId { get; init; }

    /// <summary>The gross total.</summary>
    public Money? Amount { get; init; }

    /// <summary>The day on the invoice.</summary>
    public DateOnly? InvoiceDate { get; init; }

    /// <summary>When it is to be paid, where the service says.</summary>
    public DateOnly? DueDate { get; init; }

    /// <summary>Why it is not paid though posted, in the service's own code; null where it is not held back.</summary>
    public string? BlockReason { get; init; }

    /// <summary>What the service said beside its answer.</summary>
    public IReadOnlyList<ErpMessage> Messages { get; init; } = [];

    /// <summary>The service's further fields, custom ones among them, under its own names.</summary>
    public IReadOnlyDictionary<string, JsonElement> Extensions { get; init; } = ReadOnlyDictionary<string, JsonElement>.Empty;

    /// <summary>The service's own answer.</summary>
    public RawJson Raw { get; init; } = RawJson.Empty;

    /// <summary>The id and status.</summary>
    public override string ToString() => $"VendorInvoice {Id} {Status}";
}
