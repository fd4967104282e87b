using System.Text.Json;
using System.Text.Json.Serialization;
using Procur.Integrations.Slack.Wire;

namespace Procur.Integrations.Slack;

/// <summary>Slack puts text objects and elements side by side here, which have no common shape.</summary>
internal sealed class SlackContextItemConverter : JsonConverter<SlackContextItem>
{
    public override SlackContextItem Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var type = reader;
        while (type.Read() && type.TokenType == JsonTokenType.PropertyName)
        {
            var found = type.ValueTextEquals("type"u8);
            type.Read();
            if (found)
            {
                return type.ValueTextEquals("image"u8)
                    ? new((SlackThumbnail)JsonSerializer.Deserialize(ref reader, SlackJson.Default.SlackElement)!)
                    : new(JsonSerializer.Deserialize(ref reader, SlackJson.Default.SlackText)!);
            }

            type.Skip();
        }

        throw new JsonException("A context element has no type.");
    }

    public override void Write(Utf8JsonWriter writer, SlackContextItem value, JsonSerializerOptions options)
    {
        if (value.Image is { } image)
        {
            JsonSerializer.Serialize(writer, image, SlackJson.Default.SlackElement);
        }
        else
        {
            JsonSerializer.Serialize(writer, value.Text!, SlackJson.Default.SlackText);
        }
    }
}
