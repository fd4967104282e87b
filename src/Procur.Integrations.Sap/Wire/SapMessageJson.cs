using System.Text.Json;
using System.Text.Json.Serialization;

namespace Procur.Integrations.Sap.Wire;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(SapMessage))]
[JsonSerializable(typeof(IReadOnlyList<SapMessage>))]
internal sealed partial class SapMessageJson : JsonSerializerContext;
