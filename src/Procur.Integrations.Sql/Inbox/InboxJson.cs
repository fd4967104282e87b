using System.Text.Json;
using System.Text.Json.Serialization;
using Procur.Integrations.Webhooks;
using Procur.Integrations.Wire;

namespace Procur.Integrations.Sql;

/// <summary>What the inbox keeps as JSON.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(List<WireHeader>))]
[JsonSerializable(typeof(List<string>))]
[JsonSerializable(typeof(CallbackTicket))]
[JsonSerializable(typeof(WebhookAnswer))]
internal sealed partial class InboxJson : JsonSerializerContext
{
    public static string? Write(IReadOnlyCollection<string> texts) =>
        texts.Count == 0 ? null : JsonSerializer.Serialize([.. texts], Default.ListString);

    public static string? Write(IReadOnlyList<WireHeader> headers) =>
        headers.Count == 0 ? null : JsonSerializer.Serialize([.. headers], Default.ListWireHeader);

    public static string? Write(CallbackTicket? ticket) => ticket is null ? null : JsonSerializer.Serialize(ticket, Default.CallbackTicket);

    public static string? Write(WebhookAnswer? answer) => answer is null ? null : JsonSerializer.Serialize(answer, Default.WebhookAnswer);

    public static List<string> ReadTexts(string? json) => json is null ? [] : JsonSerializer.Deserialize(json, Default.ListString) ?? [];

    public static List<WireHeader> ReadHeaders(string? json) =>
        json is null ? [] : JsonSerializer.Deserialize(json, Default.ListWireHeader) ?? [];

    public static CallbackTicket? ReadTicket(string? json) =>
        json is null ? null : JsonSerializer.Deserialize(json, Default.CallbackTicket);

    public static WebhookAnswer? ReadAnswer(string? json) => json is null ? null : JsonSerializer.Deserialize(json, Default.WebhookAnswer);
}
