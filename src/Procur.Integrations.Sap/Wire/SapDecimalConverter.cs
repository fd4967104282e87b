using System.Buffers.Text;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Procur.Integrations.Sap.Wire;

/// <summary>Decimals are text in OData v2, and in v4 where IEEE754Compatible is asked for: a number of JSON's would pass through a double on the way.</summary>
internal sealed class SapDecimalConverter : JsonConverter<decimal>
{
    // More than any decimal has, padded or not.
    private const int Longest = 128;

    public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Number)
        {
            return reader.GetDecimal();
        }

        if (reader.TokenType == JsonTokenType.String && Length(reader) <= Longest)
        {
            Span<char> text = stackalloc char[Longest];
            var length = reader.CopyString(text);
            if (decimal.TryParse(text[..length], NumberStyles.Number, CultureInfo.InvariantCulture, out var value))
            {
                return value;
            }
        }

        throw new JsonException("no decimal");
    }

    public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        Span<byte> text = stackalloc byte[64];
        Utf8Formatter.TryFormat(value, text, out var length);
        writer.WriteStringValue(text[..length]);
    }

    private static long Length(in Utf8JsonReader reader) => reader.HasValueSequence ? reader.ValueSequence.Length : reader.ValueSpan.Length;
}
