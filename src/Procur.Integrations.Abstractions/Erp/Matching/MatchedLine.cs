namespace Procur.Integrations;

/// <summary>A line of an order against what an invoice bills of it.</summary>
public sealed record MatchedLine
{
    /// <summary>The line of the order; null where the invoice's line names none.</summary>
    public required string? OrderLineId { get; init; }

    /// <summary>How much was ordered; null where it is not on the order.</summary>
    public decimal? Ordered { get; init; }

    /// <summary>How much was received; null where nobody can tell.</summary>
    public decimal? Received { get; init; }

    /// <summary>How much other invoices billed; null where nobody can tell.</summary>
    public decimal? BilledElsewhere { get; init; }

    /// <summary>How much this invoice bills.</summary>
    public required decimal Billed { get; init; }

    /// <summary>What that would come to at the order's price; null where it is not on the order.</summary>
    public Money? ExpectedAmount { get; init; }

    /// <summary>What it comes to on the invoice.</summary>
    public required Money BilledAmount { get; init; }

    /// <summary>What speaks against it; empty where it matches.</summary>
    public IReadOnlyList<MatchReason> Reasons { get; init; } = [];
}
