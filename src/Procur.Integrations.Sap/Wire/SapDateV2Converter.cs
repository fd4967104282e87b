using System.Text.Json;
using System.Text.Json.Serialization;

namespace Procur.Integrations.Sap.Wire;

/// <summary>Dates as OData v2 writes them.</summary>
internal sealed class SapDateV2Converter : JsonConverter<DateOnly>
{
    public override DateOnly Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        SapDate.TryRead(reader.GetString(), out var date) ? date : throw new JsonException("no date");

    public override void Write(Utf8JsonWriter writer, DateOnly value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(SapDate.Write(value));
    }
}
