using System.Collections.ObjectModel;

namespace Procur.Integrations;

/// <summary>A link.</summary>
/// <param name="Address">The address. It is a credential.</param>
/// <param name="ExpiresAt">When it stops working (UTC).</param>
public sealed record TemporaryLink(Uri Address, DateTimeOffset ExpiresAt)
{
    /// <summary>What the holder may do.</summary>
    public LinkAccess Access { get; init; }

    /// <summary>The HTTP method with which it is used.</summary>
    public HttpMethod Method { get; init; } = HttpMethod.Get;

    /// <summary>Headers that must be sent as they stand here.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>The id of the file, where the service says it beforehand.</summary>
    public string? FileId { get; init; }

    /// <summary>The time only: the address is a credential and does not belong in a log.</summary>
    public override string ToString() => $"TemporaryLink (until {ExpiresAt:u})";
}
