using System.Text.Json.Serialization;

namespace Procur.Integrations.Benchmarks.Mail;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(FloorMail))]
internal sealed partial class FloorMailJson : JsonSerializerContext;
