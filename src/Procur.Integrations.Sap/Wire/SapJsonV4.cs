using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Procur.Integrations.Sap.Wire;

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Converters = [typeof(SapDecimalConverter)])]
[JsonSerializable(typeof(SapPurchaseOrder))]
[JsonSerializable(typeof(SapListV4<SapPurchaseOrder>))]
[JsonSerializable(typeof(JsonObject))]
internal sealed partial class SapJsonV4 : JsonSerializerContext;
