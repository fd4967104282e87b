using System.Text.Json.Serialization;

namespace Procur.Integrations.GoogleWorkspace.Wire;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(GoogleUserInfo))]
internal sealed partial class GoogleAccountJson : JsonSerializerContext;
