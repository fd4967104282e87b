using System.Collections.ObjectModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Procur.Integrations.Slack.Wire;

/// <summary>Writes the library's own values and the host's as one flat object, the library's winning.</summary>
internal sealed class SlackPostMetadataConverter : JsonConverter<SlackPostMetadata>
{
    public const string IdField = "procur_id";
    public const string ReferenceField = "reference";

    public override SlackPostMetadata? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonSerializer.Deserialize(ref reader, SlackJson.Default.SlackMetadata) is { } read
            ? new SlackPostMetadata(
                read.EventType,
                read.EventPayload is { } payload
                    ? payload.ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.Ordinal)
                    : ReadOnlyDictionary<string, string>.Empty
            )
            : null;

    public override void Write(Utf8JsonWriter writer, SlackPostMetadata value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("event_type"u8, value.EventType);
        writer.WriteStartObject("event_payload"u8);
        if (value.EventPayload.Count > 0)
        {
            foreach (var (name, text) in value.EventPayload.Where(pair => !IsOurs(value, pair.Key)))
            {
                writer.WriteString(name, text);
            }
        }

        if (value.Reference is { } reference)
        {
            writer.WriteString("reference"u8, reference);
        }

        if (value.Id is { } id)
        {
            writer.WriteString("procur_id"u8, id);
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static bool IsOurs(SlackPostMetadata value, string name) =>
        (name == IdField && value.Id is not null) || (name == ReferenceField && value.Reference is not null);
}
