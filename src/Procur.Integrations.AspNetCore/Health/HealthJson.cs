using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Procur.Integrations.AspNetCore.Health;

/// <summary>Writes health the way existing callers read it.</summary>
internal static class HealthJson
{
    // An apostrophe in a message stays one: the answer is JSON, never put into a page.
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(IBufferWriter<byte> output, IEnumerable<IntegrationHealth> integrations, DateTimeOffset now)
    {
        using var writer = new Utf8JsonWriter(output, Plain);
        writer.WriteStartObject();
        // That the report was made; whether each one works stands with it.
        writer.WriteBoolean("success", true);
        writer.WriteStartObject("integrations");
        foreach (var integration in integrations)
        {
            writer.WriteStartObject(integration.Key);
            writer.WriteBoolean("configured", integration.Configured);
            writer.WriteBoolean("active", integration.Active);
            writer.WriteStartArray("connection");
            writer.WriteBooleanValue(integration.Works);
            writer.WriteStringValue(integration.Message);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
        writer.WriteString("generated_at", now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        writer.WriteEndObject();
    }
}
