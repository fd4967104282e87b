using System.Text.Json.Serialization;

namespace Procur.Integrations.Benchmarks.Signing;

internal sealed record FloorTab(
    string AnchorString,
    string AnchorUnits,
    [property: JsonPropertyName("anchorXOffset")] string AnchorXOffset,
    [property: JsonPropertyName("anchorYOffset")] string AnchorYOffset
);
