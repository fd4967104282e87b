using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Procur.Integrations.Sap.Wire;
using Procur.Integrations.Wire;

namespace Procur.Integrations.Sap;

/// <summary>Reads what SAP says beside an answer. A message that cannot be read is no reason to lose the answer.</summary>
internal static class SapMessages
{
    public static IReadOnlyList<ErpMessage> Of(WireReply reply)
    {
        // v2 has one with details, v4 a list.
        if (reply.Header("sap-message") is { } one && Read(one, SapMessageJson.Default.SapMessage) is { } message)
        {
            return [Of(message), .. (message.Details ?? []).Select(Of)];
        }

        return reply.Header("sap-messages") is { } many && Read(many, SapMessageJson.Default.IReadOnlyListSapMessage) is { } messages
            ? [.. messages.Select(Of)]
            : [];
    }

    private static T? Read<T>(string text, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(text, type);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static ErpMessage Of(SapMessage message) =>
        new(
            SeverityOf(message.Severity.ValueKind == JsonValueKind.Undefined ? message.NumericSeverity : message.Severity),
            message.Code,
            message.Message ?? ""
        );

    private static ErpMessageSeverity SeverityOf(JsonElement severity) =>
        severity.ValueKind switch
        {
            JsonValueKind.String => severity.GetString() switch
            {
                "success" or "1" => ErpMessageSeverity.Success,
                "info" or "information" or "2" => ErpMessageSeverity.Information,
                "warning" or "3" => ErpMessageSeverity.Warning,
                "error" or "4" => ErpMessageSeverity.Error,
                _ => ErpMessageSeverity.Unrecognized,
            },
            JsonValueKind.Number when severity.TryGetInt32(out var number) => number switch
            {
                1 => ErpMessageSeverity.Success,
                2 => ErpMessageSeverity.Information,
                3 => ErpMessageSeverity.Warning,
                4 => ErpMessageSeverity.Error,
                _ => ErpMessageSeverity.Unrecognized,
            },
            _ => ErpMessageSeverity.Unrecognized,
        };
}
