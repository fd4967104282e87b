namespace Procur.Integrations;

/// <summary>An invoice as the service knows it.</summary>
public sealed record Invoice
{
    /// <summary>The service's id.</summary>
    public required string Id { get; init; }

    /// <summary>Where it stands.</summary>
    public required InvoiceStatus Status { get; init; }

    /// <summary>The service's own word for where it stands.</summary>
    public required string ProviderStatus { get; init; }

    /// <summary>The number the customer sees, once final.</summary>
    public string? Number { get; init; }

    /// <summary>The service's id of the customer.</summary>
    public string? CustomerId { get; init; }

    /// <summary>The total.</summary>
    public Money? Total { get; init; }

    /// <summary>What is still due.</summary>
    public Money? AmountDue { get; init; }

    /// <summary>What was paid.</summary>
    public Money? AmountPaid { get; init; }

    /// <summary>When it is due (UTC).</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>Where the customer sees and pays it.</summary>
    public Uri? HostedUrl { get; init; }

    /// <summary>The host's own reference.</summary>
    public string? Reference { get; init; }

    /// <summary>The service's own answer.</summary>
    public RawJson Raw { get; init; } = RawJson.Empty;
}
