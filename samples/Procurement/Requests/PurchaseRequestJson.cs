using System.Text.Json.Serialization;

namespace Procurement.Requests;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    ReadCommentHandling = System.Text.Json.JsonCommentHandling.Skip
)]
[JsonSerializable(typeof(PurchaseRequestFile))]
internal sealed partial class PurchaseRequestJson : JsonSerializerContext;
