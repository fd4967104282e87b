namespace Procur.Integrations;

/// <summary>Which payments to list, newest first.</summary>
public sealed record PaymentQuery
{
    /// <summary>Made at or after (UTC).</summary>
    public DateTimeOffset? CreatedFrom { get; init; }

    /// <summary>Made before (UTC).</summary>
    public DateTimeOffset? CreatedTo { get; init; }

    /// <summary>Of one customer.</summary>
    public string? CustomerId { get; init; }

    /// <summary>Items a page, at most what the service allows (usually 100).</summary>
    public int PageSize { get; init; } = 50;

    /// <summary>The cursor of an earlier page's <see cref="Page{T}.Next"/>.</summary>
    public string? From { get; init; }
}
