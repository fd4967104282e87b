using System.Text.Json.Serialization;

namespace Procur.Integrations.Sap.Wire;

/// <summary>A list within an entity of OData v2; one that was not asked for has no results.</summary>
/// <typeparam name="T">What it holds.</typeparam>
public sealed record SapResults<T>
{
    /// <summary>The list; null where it was not asked for.</summary>
    [JsonPropertyName("results")]
    public IReadOnlyList<T>? Results { get; init; }
}
