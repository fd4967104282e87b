using System.Text.Json;
using System.Text.Json.Serialization;

namespace Procur.Integrations.Sql;

/// <summary>Writes out contents that are in memory.</summary>
internal sealed class FileContentConverter : JsonConverter<FileContent>
{
    public override FileContent Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        FileContent.FromBytes(reader.GetBytesFromBase64());

    public override void Write(Utf8JsonWriter writer, FileContent value, JsonSerializerOptions options) =>
        writer.WriteBase64StringValue((value.Bytes ?? throw new JsonException("Only contents in memory are written out.")).Span);
}
