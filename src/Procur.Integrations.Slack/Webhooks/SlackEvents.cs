using System.Text.Json;
using Procur.Integrations.Slack.Wire;

namespace Procur.Integrations.Slack;

/// <summary>Reads verified webhooks of Slack: JSON for events, a form with JSON for interactions, a form for slash commands. Takes nothing for granted.</summary>
internal static class SlackEvents
{
    public static bool IsJson(ReadOnlySpan<byte> body) => body.TrimStart(" \r\n\t"u8) is [(byte)'{', ..];

    public static IReadOnlyList<SlackEvent> Read(ReadOnlyMemory<byte> body)
    {
        if (IsJson(body.Span))
        {
            return [ReadEvent(new RawJson(body))];
        }

        if (SlackForm.Find(body.Span, "payload"u8) is { } payload)
        {
            return SlackInteractions.Read(new RawJson(payload));
        }

        return SlackForm.FindText(body.Span, "command"u8) is { Length: > 0 } command
            ? [ReadCommand(command, body)]
            : [new SlackUnknownEvent("", "") { Raw = new RawJson(body) }];
    }

    /// <summary>What a message is called in a payload's object.</summary>
    public static MessageRef? MessageOf(string? channel, string? ts, string? thread) =>
        channel is null || ts is null ? null : new MessageRef(channel, ts, thread == ts ? null : thread);

    private static SlackEvent ReadEvent(RawJson raw)
    {
        var envelope = raw.Element;
        var inner = SlackPayload.Find(envelope, "event");
        var id = SlackPayload.Text(envelope, "event_id") ?? "";
        var type = SlackPayload.Text(inner, "type") ?? SlackPayload.Text(envelope, "type") ?? "";
        SlackEvent read = type switch
        {
            SlackMessageEvent.EventType => ReadMessage(id, inner),
            SlackAppMention.EventType => new SlackAppMention(id)
            {
                Message = MessageIn(inner),
                UserId = SlackPayload.Text(inner, "user"),
                Text = SlackPayload.Text(inner, "text"),
            },
            SlackReactionAdded.EventType => new SlackReactionAdded(id)
            {
                Emoji = SlackPayload.Text(inner, "reaction"),
                UserId = SlackPayload.Text(inner, "user"),
                AuthorId = SlackPayload.Text(inner, "item_user"),
                Message = MessageOf(SlackPayload.Text(inner, "item", "channel"), SlackPayload.Text(inner, "item", "ts"), null),
            },
            _ => new SlackUnknownEvent(id, type),
        };
        return read with
        {
            Raw = raw,
            AccountId = SlackPayload.Text(envelope, "team_id"),
            AppId = SlackPayload.Text(envelope, "api_app_id"),
            EnterpriseId = SlackPayload.Text(envelope, "enterprise_id"),
            OccurredAt = SlackPayload.Moment(envelope, "event_time"),
        };
    }

    private static SlackMessageEvent ReadMessage(string id, JsonElement inner) =>
        new(id)
        {
            Subtype = SlackPayload.Text(inner, "subtype"),
            Message = MessageIn(inner),
            UserId = SlackPayload.Text(inner, "user"),
            BotId = SlackPayload.Text(inner, "bot_id"),
            Text = SlackPayload.Text(inner, "text"),
            ChannelType = SlackPayload.Text(inner, "channel_type"),
        };

    private static MessageRef? MessageIn(JsonElement inner) =>
        MessageOf(SlackPayload.Text(inner, "channel"), SlackPayload.Text(inner, "ts"), SlackPayload.Text(inner, "thread_ts"));

    private static SlackSlashCommand ReadCommand(string command, ReadOnlyMemory<byte> body)
    {
        var form = body.Span;
        var trigger = SlackForm.FindText(form, "trigger_id"u8);
        return new SlackSlashCommand(trigger ?? "", command, SlackForm.FindText(form, "user_id"u8) ?? "")
        {
            Text = SlackForm.FindText(form, "text"u8) ?? "",
            ChannelId = SlackForm.FindText(form, "channel_id"u8),
            TriggerId = trigger,
            ResponseUrl = Uri.TryCreate(SlackForm.FindText(form, "response_url"u8), UriKind.Absolute, out var address) ? address : null,
            AccountId = SlackForm.FindText(form, "team_id"u8),
            AppId = SlackForm.FindText(form, "api_app_id"u8),
            EnterpriseId = SlackForm.FindText(form, "enterprise_id"u8),
            Raw = new RawJson(body),
        };
    }
}
