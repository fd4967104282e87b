using System.Text.Json.Serialization;

namespace Procur.Integrations.Sap.Wire;

/// <summary>An answer of OData v4 with a list.</summary>
internal sealed record SapListV4<T>
{
    [JsonRequired]
    [JsonPropertyName("value")]
    public IReadOnlyList<T>? Value { get; init; }

    [JsonPropertyName("@odata.nextLink")]
    public string? Next { get; init; }
}
