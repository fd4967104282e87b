using System.Text.Json.Serialization;

namespace Procur.Integrations.Benchmarks.Erp;

[JsonSourceGenerationOptions(
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(FloorNewOrder))]
[JsonSerializable(typeof(FloorEntity<FloorOrder>))]
[JsonSerializable(typeof(FloorEntity<FloorResults<FloorOrder>>))]
[JsonSerializable(typeof(FloorEntity<FloorResults<FloorReceipt>>))]
[JsonSerializable(typeof(FloorEntity<FloorResults<FloorBilled>>))]
internal sealed partial class FloorErpJson : JsonSerializerContext;
