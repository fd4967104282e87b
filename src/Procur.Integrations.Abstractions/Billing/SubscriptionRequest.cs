using System.Collections.ObjectModel;

namespace Procur.Integrations;

/// <summary>Subscribes a customer.</summary>
public sealed record SubscriptionRequest : IntegrationRequest
{
    /// <summary>The service's id of the customer.</summary>
    public required string CustomerId { get; init; }

    /// <summary>The service's id of the price or plan.</summary>
    public required string PriceId { get; init; }

    /// <summary>How many of it.</summary>
    public int Quantity { get; init; } = 1;

    /// <summary>Days before the first charge.</summary>
    public int? TrialDays { get; init; }

    /// <summary>The payment method, where it is not the customer's default.</summary>
    public Payer? Payer { get; init; }

    /// <summary>Where a payer who has to approve comes back to.</summary>
    public Uri? ReturnUrl { get; init; }

    /// <summary>The host's own reference.</summary>
    public string? Reference { get; init; }

    /// <summary>The host's own names and values.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = ReadOnlyDictionary<string, string>.Empty;
}
