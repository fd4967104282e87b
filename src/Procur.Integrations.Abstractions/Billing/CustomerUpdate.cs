using System.Collections.ObjectModel;

namespace Procur.Integrations;

/// <summary>Changes a customer; what is null stays as it is.</summary>
public sealed record CustomerUpdate : IntegrationRequest
{
    /// <summary>The service's id of the customer.</summary>
    public required string CustomerId { get; init; }

    /// <summary>The new name.</summary>
    public string? Name { get; init; }

    /// <summary>The new e-mail address.</summary>
    public string? Email { get; init; }

    /// <summary>The new phone number.</summary>
    public string? Phone { get; init; }

    /// <summary>Names and values to set.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = ReadOnlyDictionary<string, string>.Empty;
}
