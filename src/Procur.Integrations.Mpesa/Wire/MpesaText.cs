using System.Text.Json;
using System.Text.Json.Serialization;

namespace Procur.Integrations.Mpesa;

/// <summary>Reads a text that Daraja sends as a string here and as a number there (codes, lifetimes).</summary>
internal sealed class MpesaText : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType switch
        {
            JsonTokenType.String => reader.GetString(),
            JsonTokenType.Number when reader.TryGetInt64(out var whole) => whole.ToString(
                System.Globalization.CultureInfo.InvariantCulture
            ),
            JsonTokenType.Null => null,
            _ => throw new JsonException("A text or a whole number was expected."),
        };

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
