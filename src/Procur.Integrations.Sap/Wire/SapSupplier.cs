namespace Procur.Integrations.Sap.Wire;

/// <summary>A vendor, <c>A_Supplier</c>.</summary>
public sealed record SapSupplier
{
    /// <summary>The number.</summary>
    public string? Supplier { get; init; }

    /// <summary>The name.</summary>
    public string? SupplierName { get; init; }

    /// <summary>Whether nothing may be ordered of it.</summary>
    public bool? PurchasingIsBlocked { get; init; }

    /// <summary>Whether nothing may be booked to it.</summary>
    public bool? PostingIsBlocked { get; init; }

    /// <summary>Whether it is marked to be deleted.</summary>
    public bool? DeletionIndicator { get; init; }

    /// <summary>The number: a vendor may be a person.</summary>
    public override string ToString() => $"SapSupplier {Supplier}";
}
