using System.Text.Json.Serialization;

namespace Procur.Integrations.Benchmarks.Signing;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(FloorDefinition))]
[JsonSerializable(typeof(FloorSummary))]
[JsonSerializable(typeof(FloorChange))]
internal sealed partial class FloorSigningJson : JsonSerializerContext;
