using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Procur.Integrations.Mpesa;

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(MpesaStkPushBody))]
[JsonSerializable(typeof(MpesaStkPushAnswer))]
[JsonSerializable(typeof(MpesaStkQueryBody))]
[JsonSerializable(typeof(MpesaStkQueryAnswer))]
[JsonSerializable(typeof(MpesaTokenAnswer))]
[JsonSerializable(typeof(JsonObject))]
internal sealed partial class MpesaJson : JsonSerializerContext;
