using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Procur.Integrations.GoogleWorkspace.Wire;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString
)]
[JsonSerializable(typeof(GoogleDriveAbout))]
[JsonSerializable(typeof(GoogleDriveFile))]
[JsonSerializable(typeof(GoogleDriveFiles))]
[JsonSerializable(typeof(GoogleDriveIds))]
[JsonSerializable(typeof(GoogleDriveGrant))]
[JsonSerializable(typeof(GoogleDriveGrants))]
[JsonSerializable(typeof(JsonObject))]
internal sealed partial class GoogleDriveJson : JsonSerializerContext;
