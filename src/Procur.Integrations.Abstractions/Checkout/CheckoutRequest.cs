using System.Collections.ObjectModel;

namespace Procur.Integrations;

/// <summary>Asks for an address to send the payer to.</summary>
public sealed record CheckoutRequest : IntegrationRequest
{
    /// <summary>At least one line; all of one currency.</summary>
    public required IReadOnlyList<CheckoutLine> Lines { get; init; }

    /// <summary>Where the payer goes when he has paid.</summary>
    public required Uri SuccessUrl { get; init; }

    /// <summary>Where the payer goes when he turns back.</summary>
    public Uri? CancelUrl { get; init; }

    /// <summary>The host's own reference.</summary>
    public string? Reference { get; init; }

    /// <summary>The service's id of a customer on file.</summary>
    public string? CustomerId { get; init; }

    /// <summary>The host's own names and values.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = ReadOnlyDictionary<string, string>.Empty;
}
