using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Procur.Integrations.Stripe;

/// <summary>Reads an object that stands as its id, or whole where it was expanded.</summary>
internal abstract class StripeExpandableConverter<T> : JsonConverter<T?>
    where T : StripeObject, new()
{
    protected abstract JsonTypeInfo<T> Whole { get; }

    public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String ? new T { Id = reader.GetString()! } : JsonSerializer.Deserialize(ref reader, Whole);

    public override void Write(Utf8JsonWriter writer, T? value, JsonSerializerOptions options)
    {
        if (value is null)
        {
            writer.WriteNullValue();
        }
        else
        {
            JsonSerializer.Serialize(writer, value, Whole);
        }
    }
}
