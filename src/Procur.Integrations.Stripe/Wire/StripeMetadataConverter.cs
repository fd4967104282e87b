using System.Text.Json;
using System.Text.Json.Serialization;

namespace Procur.Integrations.Stripe;

/// <summary>
/// Reads an object's names and values. The platform's own reading of a dictionary costs a stack of frames for each answer, more than the dictionary
/// itself, and a text for each of our own names.
/// </summary>
internal sealed class StripeMetadataConverter : JsonConverter<Dictionary<string, string>>
{
    public override Dictionary<string, string> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("Metadata is an object.");
        }

        var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name =
                reader.ValueTextEquals(StripeMetadata.Reference) ? StripeMetadata.Reference
                : reader.ValueTextEquals(StripeMetadata.Key) ? StripeMetadata.Key
                : reader.GetString()!;
            reader.Read();
            metadata[name] =
                reader.TokenType == JsonTokenType.String ? reader.GetString()! : throw new JsonException("A metadata value is a text.");
        }

        return metadata;
    }

    public override void Write(Utf8JsonWriter writer, Dictionary<string, string> value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var (name, text) in value)
        {
            writer.WriteString(name, text);
        }

        writer.WriteEndObject();
    }
}
