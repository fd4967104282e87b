using System.Text.Json.Serialization;

namespace Procur.Integrations.Sap.Wire;

/// <summary>An answer of OData v2 with a list.</summary>
internal sealed record SapListV2<T>
{
    [JsonRequired]
    [JsonPropertyName("d")]
    public SapRowsV2<T>? D { get; init; }
}
