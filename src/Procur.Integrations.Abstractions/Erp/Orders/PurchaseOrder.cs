using System.Collections.ObjectModel;
using System.Text.Json;

namespace Procur.Integrations;

/// <summary>A purchase order as the ERP knows it.</summary>
public sealed record PurchaseOrder
{
    /// <summary>The service's id, by which it is read again.</summary>
    public required string Id { get; init; }

    /// <summary>The number that people see.</summary>
    public required string Number { get; init; }

    /// <summary>Where it stands.</summary>
    public required PurchaseOrderStatus Status { get; init; }

    /// <summary>The service's own word for where it stands.</summary>
    public required string ProviderStatus { get; init; }

    /// <summary>The service's id of the vendor, without leading zeros.</summary>
    public required string VendorId { get; init; }

    /// <summary>The lines.</summary>
    public IReadOnlyList<OrderedLine> Lines { get; init; } = [];

    /// <summary>The net total in major units; null where the answer does not say.</summary>
    public Money? Total { get; init; }

    /// <summary>The host's own reference.</summary>
    public string? Reference { get; init; }

    /// <summary>The buying company in the ERP.</summary>
    public string? Company { get; init; }

    /// <summary>The day of the order.</summary>
    public DateOnly? OrderDate { get; init; }

    /// <summary>Whether it was found by its reference and not made by this call.</summary>
    public bool AlreadyExisted { get; init; }

    /// <summary>The service's mark of this state (an ETag), to be sent as it is with a change.</summary>
    public string? Version { get; init; }

    /// <summary>How far it was received; <see cref="ReceiptStatus.Unknown"/> where a line does not say.</summary>
    public ReceiptStatus Receipt => OrderProgress.ReceiptOf(Lines);

    /// <summary>How far it was billed; <see cref="BillingStatus.Unknown"/> where a line does not say.</summary>
    public BillingStatus Billing => OrderProgress.BillingOf(Lines);

    /// <summary>What the service said beside its answer.</summary>
    public IReadOnlyList<ErpMessage> Messages { get; init; } = [];

    /// <summary>The service's further fields, custom ones among them, under its own names.</summary>
    public IReadOnlyDictionary<string, JsonElement> Extensions { get; init; } = ReadOnlyDictionary<string, JsonElement>.Empty;

    /// <summary>The service's own answer.</summary>
    public RawJson Raw { get; init; } = RawJson.Empty;

    /// <summary>The id and status.</summary>
    public override string ToString() => $"PurchaseOrder {Id} {Status}";
}
