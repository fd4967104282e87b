using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Procur.Integrations.GoogleWorkspace.Wire;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString
)]
[JsonSerializable(typeof(GoogleCalendarList))]
[JsonSerializable(typeof(GoogleEvents))]
[JsonSerializable(typeof(GoogleEvent))]
[JsonSerializable(typeof(GoogleChannel))]
[JsonSerializable(typeof(GoogleFreeBusyQuery))]
[JsonSerializable(typeof(GoogleFreeBusy))]
[JsonSerializable(typeof(GoogleSyncCursor))]
[JsonSerializable(typeof(JsonObject))]
internal sealed partial class GoogleCalendarJson : JsonSerializerContext;
