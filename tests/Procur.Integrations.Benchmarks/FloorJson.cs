using System.Text.Json.Serialization;

namespace Procur.Integrations.Benchmarks;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(FloorIntent))]
[JsonSerializable(typeof(FloorEvent))]
[JsonSerializable(typeof(FloorPost))]
[JsonSerializable(typeof(FloorPosted))]
internal sealed partial class FloorJson : JsonSerializerContext;
