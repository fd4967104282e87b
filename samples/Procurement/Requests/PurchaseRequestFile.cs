namespace Procurement.Requests;

/// <summary>The file as it is written.</summary>
internal sealed record PurchaseRequestFile
{
    public string? Id { get; init; }

    public string? Title { get; init; }

    public string? Department { get; init; }

    public string? Channel { get; init; }

    public string? Approver { get; init; }

    public string? Vendor { get; init; }

    /// <summary>The vendor's number in the ERP.</summary>
    public string? VendorId { get; init; }

    public SignerFile? Signer { get; init; }

    /// <summary>Who is invited to the kick-off and gets the confirmation.</summary>
    public IReadOnlyList<string?>? Attendees { get; init; }

    /// <summary>The kick-off's time zone by its IANA name.</summary>
    public string? TimeZone { get; init; }

    public string? Currency { get; init; }

    public IReadOnlyList<PurchaseLineFile>? Lines { get; init; }

    public decimal? Total { get; init; }

    public PaymentFile? Payment { get; init; }
}
