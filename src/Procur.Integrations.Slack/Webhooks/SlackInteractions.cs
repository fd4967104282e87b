using System.Text.Json;
using Procur.Integrations.Slack.Wire;

namespace Procur.Integrations.Slack;

/// <summary>Reads interactions: what people press, choose and submit.</summary>
internal static class SlackInteractions
{
    public static IReadOnlyList<SlackEvent> Read(RawJson raw)
    {
        var payload = raw.Element;
        var type = SlackPayload.Text(payload, "type") ?? "";
        return type switch
        {
            SlackBlockActions.EventType
                when SlackPayload.Find(payload, "actions") is { ValueKind: JsonValueKind.Array } actions && actions.GetArrayLength() > 0 =>
            [
                .. actions.EnumerateArray().Select((action, i) => With(ReadAction(payload, action, i), raw)),
            ],
            SlackViewSubmission.EventType => [With(ReadSubmission(payload), raw)],
            _ => [With(new SlackUnknownEvent(IdOf(payload, default, 0), type), raw)],
        };
    }

    private static SlackEvent With(SlackEvent read, RawJson raw) =>
        read with
        {
            Raw = raw,
            AccountId = SlackPayload.Text(raw.Element, "team", "id") ?? SlackPayload.Text(raw.Element, "user", "team_id"),
            AppId = SlackPayload.Text(raw.Element, "api_app_id"),
            EnterpriseId = SlackPayload.Text(raw.Element, "enterprise", "id"),
        };

    private static SlackBlockActions ReadAction(JsonElement payload, JsonElement action, int number) =>
        new(IdOf(payload, action, number), SlackPayload.Text(action, "action_id") ?? "", UserOf(payload))
        {
            Value = ValueOf(action),
            ElementType = SlackPayload.Text(action, "type"),
            BlockId = SlackPayload.Text(action, "block_id"),
            Message = SlackEvents.MessageOf(
                SlackPayload.Text(payload, "channel", "id") ?? SlackPayload.Text(payload, "container", "channel_id"),
                SlackPayload.Text(payload, "message", "ts") ?? SlackPayload.Text(payload, "container", "message_ts"),
                SlackPayload.Text(payload, "message", "thread_ts") ?? SlackPayload.Text(payload, "container", "thread_ts")
            ),
            ViewId = SlackPayload.Text(payload, "view", "id"),
            TriggerId = SlackPayload.Text(payload, "trigger_id"),
            ResponseUrl = SlackPayload.Address(payload, "response_url"),
            OccurredAt = SlackPayload.Moment(action, "action_ts"),
        };

    private static SlackViewSubmission ReadSubmission(JsonElement payload) =>
        new(IdOf(payload, default, 0), UserOf(payload))
        {
            CallbackId = SlackPayload.Text(payload, "view", "callback_id"),
            ViewId = SlackPayload.Text(payload, "view", "id"),
            PrivateMetadata = SlackPayload.Text(payload, "view", "private_metadata"),
            Values = ValuesIn(SlackPayload.Find(payload, "view", "state", "values")),
            TriggerId = SlackPayload.Text(payload, "trigger_id"),
        };

    // Interactions have no id of their own. A trigger is one's alone; without it, who did what on which message, and when.
    private static string IdOf(JsonElement payload, JsonElement action, int number)
    {
        var suffix = number == 0 ? "" : string.Create(System.Globalization.CultureInfo.InvariantCulture, $":{number}");
        if (SlackPayload.Text(payload, "trigger_id") is { Length: > 0 } trigger)
        {
            return trigger + suffix;
        }

        var message = SlackPayload.Text(payload, "container", "message_ts") ?? SlackPayload.Text(payload, "view", "id");
        return message is not null && SlackPayload.Text(action, "action_ts") is { } moment
            ? $"{message}:{moment}:{UserOf(payload)}{suffix}"
            : "";
    }

    private static string UserOf(JsonElement payload) => SlackPayload.Text(payload, "user", "id") ?? "";

    private static string? ValueOf(JsonElement element) =>
        SlackPayload.Text(element, "value")
        ?? SlackPayload.Text(element, "selected_option", "value")
        ?? SlackPayload.Text(element, "selected_user")
        ?? SlackPayload.Text(element, "selected_channel")
        ?? SlackPayload.Text(element, "selected_conversation")
        ?? SlackPayload.Text(element, "selected_date");

    private static Dictionary<string, string?> ValuesIn(JsonElement blocks)
    {
        var values = new Dictionary<string, string?>(StringComparer.Ordinal);
        if (blocks.ValueKind == JsonValueKind.Object)
        {
            foreach (
                var element in blocks
                    .EnumerateObject()
                    .Where(block => block.Value.ValueKind == JsonValueKind.Object)
                    .SelectMany(block => block.Value.EnumerateObject())
            )
            {
                values[element.Name] = ValueOf(element.Value);
            }
        }

        return values;
    }
}
