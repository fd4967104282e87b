using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using Procur.Integrations.Webhooks;

namespace Procur.Integrations.SendGrid;

/// <summary>Reads SendGrid's batches of events, tolerantly: an unknown one keeps its bytes.</summary>
internal static class SendGridEvents
{
    public static List<WebhookEvent> Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            if (document.RootElement.ValueKind != JsonValueKind.Array)
            {
                throw NoEvents();
            }

            return [.. document.RootElement.EnumerateArray().Select(Read)];
        }
        catch (JsonException)
        {
            // The parser's words may hold some of the body, so it is not kept as the cause.
            throw NoEvents();
        }
    }

    private static SendGridEmailEvent Read(JsonElement one)
    {
        var bytes = JsonMarshal.GetRawUtf8Value(one).ToArray();
        var raw = new RawJson(bytes);
        if (one.ValueKind != JsonValueKind.Object)
        {
            return new SendGridEmailEvent(HashOf(bytes), "") { Raw = raw };
        }

        var type = Text(one, "event") ?? "";
        var arguments = ArgumentsOf(one);
        var message = Text(one, "sg_message_id");
        return new SendGridEmailEvent(Text(one, "sg_event_id") is { Length: > 0 } id ? id : HashOf(bytes), type)
        {
            Raw = raw,
            Kind = KindOf(type),
            OccurredAt = Number(one, "timestamp") is { } seconds and > 0 and < 253402300800
                ? DateTimeOffset.FromUnixTimeSeconds(seconds)
                : null,
            Recipient = Text(one, "email"),
            ProviderMessageId = message,
            MessageId =
                message is null ? null
                : message.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot ? message[..dot]
                : message,
            Reference = arguments.GetValueOrDefault(SendGridArguments.Reference),
            IsPermanent = type == "bounce" ? PermanenceOf(Text(one, "type")) : null,
            Reason = Text(one, "reason") ?? Text(one, "response"),
            Link = Text(one, "url"),
            Status = Text(one, "status"),
            Categories = CategoriesOf(one),
            UnsubscribeGroupId = Number(one, "asm_group_id") is { } group and >= 0 and <= int.MaxValue ? (int)group : null,
            IsMachineOpen =
                one.TryGetProperty("sg_machine_open", out var machine) && machine.ValueKind is JsonValueKind.True or JsonValueKind.False
                    ? machine.ValueKind == JsonValueKind.True
                    : null,
            Metadata = arguments.Where(pair => !SendGridArguments.IsOurs(pair.Key)).ToDictionary(StringComparer.Ordinal),
            Arguments = arguments,
        };
    }

    private static EmailDeliveryKind KindOf(string type) =>
        type switch
        {
            "processed" => EmailDeliveryKind.Accepted,
            "deferred" => EmailDeliveryKind.Deferred,
            "delivered" => EmailDeliveryKind.Delivered,
            "bounce" => EmailDeliveryKind.Bounced,
            "dropped" => EmailDeliveryKind.Refused,
            "open" => EmailDeliveryKind.Opened,
            "click" => EmailDeliveryKind.Clicked,
            "spamreport" => EmailDeliveryKind.Complained,
            "unsubscribe" or "group_unsubscribe" => EmailDeliveryKind.Unsubscribed,
            _ => EmailDeliveryKind.Unrecognized,
        };

    private static bool? PermanenceOf(string? type) =>
        type switch
        {
            "bounce" => true,
            "blocked" => false,
            _ => null,
        };

    private static Dictionary<string, string> ArgumentsOf(JsonElement one)
    {
        var arguments = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var property in one.EnumerateObject())
        {
            if (property.Value.ValueKind == JsonValueKind.String && !SendGridEventNames.IsTaken(property.Name))
            {
                arguments[property.Name] = property.Value.GetString()!;
            }
        }

        return arguments;
    }

    private static IReadOnlyList<string> CategoriesOf(JsonElement one) =>
        !one.TryGetProperty("category", out var category)
            ? []
            : category.ValueKind switch
            {
                JsonValueKind.String => [category.GetString()!],
                JsonValueKind.Array =>
                [
                    .. category.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!),
                ],
                _ => [],
            };

    private static string? Text(JsonElement one, string name) =>
        one.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static long? Number(JsonElement one, string name) =>
        one.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number)
            ? number
            : null;

    // Without an id of its own it is known by its bytes.
    private static string HashOf(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static IntegrationException NoEvents() =>
        new(
            SendGridIntegration.Descriptor.Key,
            "webhook.read",
            IntegrationErrorKind.Protocol,
            "sendgrid webhook.read: a signed webhook that is no list of events"
        );
}
