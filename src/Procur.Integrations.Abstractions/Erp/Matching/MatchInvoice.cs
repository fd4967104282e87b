namespace Procur.Integrations;

/// <summary>An invoice as the match sees it.</summary>
/// <param name="Total">The gross total.</param>
/// <param name="Lines">Its lines.</param>
public sealed record MatchInvoice(Money Total, IReadOnlyList<MatchInvoiceLine> Lines)
{
    /// <summary>The tax within the total; null where the service does not tell it, and the total is then not held against the lines.</summary>
    public decimal? Tax { get; init; } = 0;

    /// <summary>The service's id of the vendor; null where it is not known.</summary>
    public string? VendorId { get; init; }

    /// <summary>Whether it was called off.</summary>
    public bool IsCanceled { get; init; }
}
