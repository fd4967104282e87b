using System.Text.Json.Serialization;
using WebhookHost.Business;

namespace WebhookHost.Hosting;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow
)]
[JsonSerializable(typeof(AccountOpened))]
[JsonSerializable(typeof(PaymentOrder))]
[JsonSerializable(typeof(PaymentTaken))]
[JsonSerializable(typeof(PaymentHandled))]
[JsonSerializable(typeof(Problem))]
internal sealed partial class SampleJson : JsonSerializerContext;
