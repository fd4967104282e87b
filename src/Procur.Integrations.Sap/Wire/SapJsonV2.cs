using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Procur.Integrations.Sap.Wire;

[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(SapDecimalConverter), typeof(SapDateV2Converter)]
)]
[JsonSerializable(typeof(SapPurchaseOrder))]
[JsonSerializable(typeof(SapEntityV2<SapPurchaseOrder>))]
[JsonSerializable(typeof(SapListV2<SapPurchaseOrder>))]
[JsonSerializable(typeof(SapSupplierInvoice))]
[JsonSerializable(typeof(SapEntityV2<SapSupplierInvoice>))]
[JsonSerializable(typeof(SapListV2<SapSupplierInvoice>))]
[JsonSerializable(typeof(SapListV2<SapSupplierInvoiceItem>))]
[JsonSerializable(typeof(SapListV2<SapMaterialDocumentItem>))]
[JsonSerializable(typeof(SapEntityV2<SapSupplier>))]
[JsonSerializable(typeof(SapListV2<SapSupplier>))]
[JsonSerializable(typeof(JsonObject))]
internal sealed partial class SapJsonV2 : JsonSerializerContext;
