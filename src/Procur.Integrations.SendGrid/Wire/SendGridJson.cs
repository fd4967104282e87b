using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Procur.Integrations.SendGrid.Wire;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString
)]
[JsonSerializable(typeof(SendGridMail))]
[JsonSerializable(typeof(SendGridAttachment))]
[JsonSerializable(typeof(SendGridScopeList))]
[JsonSerializable(typeof(SendGridTemplate))]
[JsonSerializable(typeof(SendGridTemplateList))]
[JsonSerializable(typeof(SendGridEventWebhookList))]
[JsonSerializable(typeof(JsonObject))]
internal sealed partial class SendGridJson : JsonSerializerContext;
