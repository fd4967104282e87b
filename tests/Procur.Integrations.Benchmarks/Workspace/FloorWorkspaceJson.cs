using System.Text.Json.Serialization;

namespace Procur.Integrations.Benchmarks.Workspace;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString
)]
[JsonSerializable(typeof(FloorFile))]
[JsonSerializable(typeof(FloorMeeting))]
internal sealed partial class FloorWorkspaceJson : JsonSerializerContext;
