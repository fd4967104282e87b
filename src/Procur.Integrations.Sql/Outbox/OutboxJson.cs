using System.Text.Json.Serialization;

namespace Procur.Integrations.Sql;

[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(FileContentConverter), typeof(ChatTargetConverter)]
)]
[JsonSerializable(typeof(EmailMessage))]
[JsonSerializable(typeof(ChatMessage))]
[JsonSerializable(typeof(OutboxTarget))]
internal sealed partial class OutboxJson : JsonSerializerContext;
