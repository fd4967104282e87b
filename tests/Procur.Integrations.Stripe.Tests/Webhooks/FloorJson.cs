using System.Text.Json.Serialization;

namespace Procur.Integrations.Stripe.Tests;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(FloorEvent))]
internal sealed partial class FloorJson : JsonSerializerContext;
