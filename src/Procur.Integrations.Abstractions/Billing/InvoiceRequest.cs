using System.Collections.ObjectModel;

namespace Procur.Integrations;

/// <summary>Drafts an invoice.</summary>
public sealed record InvoiceRequest : IntegrationRequest
{
    /// <summary>The service's id of the customer.</summary>
    public required string CustomerId { get; init; }

    /// <summary>At least one line; all of one currency.</summary>
    public required IReadOnlyList<InvoiceLine> Lines { get; init; }

    /// <summary>Days until it is due, where it is sent; null charges the customer's payment method.</summary>
    public int? DaysUntilDue { get; init; }

    /// <summary>What the customer reads on it.</summary>
    public string? Description { get; init; }

    /// <summary>The host's own reference.</summary>
    public string? Reference { get; init; }

    /// <summary>The host's own names and values.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = ReadOnlyDictionary<string, string>.Empty;
}
