using System.Collections.ObjectModel;

namespace Procur.Integrations;

/// <summary>A customer as the payment service knows it.</summary>
public sealed record PaymentCustomer
{
    /// <summary>The service's id.</summary>
    public required string Id { get; init; }

    /// <summary>The name.</summary>
    public string? Name { get; init; }

    /// <summary>The e-mail address.</summary>
    public string? Email { get; init; }

    /// <summary>The phone number.</summary>
    public string? Phone { get; init; }

    /// <summary>The host's own reference.</summary>
    public string? Reference { get; init; }

    /// <summary>Whether the service has deleted it.</summary>
    public bool IsDeleted { get; init; }

    /// <summary>The host's own names and values.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>The service's own answer.</summary>
    public RawJson Raw { get; init; } = RawJson.Empty;

    /// <summary>The id only: the rest is personal data.</summary>
    public override string ToString() => $"PaymentCustomer {Id}";
}
