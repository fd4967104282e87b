using System.Text.Json.Serialization;

namespace Procur.Integrations.Sap.Wire;

/// <summary>An answer of OData v2 with one entity.</summary>
internal sealed record SapEntityV2<T>
    where T : class
{
    [JsonRequired]
    [JsonPropertyName("d")]
    public T? D { get; init; }
}
