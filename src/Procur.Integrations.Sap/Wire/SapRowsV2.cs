using System.Text.Json.Serialization;

namespace Procur.Integrations.Sap.Wire;

internal sealed record SapRowsV2<T>
{
    [JsonRequired]
    [JsonPropertyName("results")]
    public IReadOnlyList<T>? Results { get; init; }

    [JsonPropertyName("__next")]
    public string? Next { get; init; }
}
