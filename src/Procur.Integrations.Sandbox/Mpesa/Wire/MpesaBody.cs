using System.Net.Http.Headers;
using System.Text.Json;
using Procur.Integrations.Sandbox.StandIns;

namespace Procur.Integrations.Sandbox.Mpesa.Wire;

/// <summary>The JSON object of a request. Daraja takes a number where it wants a text of digits, and the other way round.</summary>
internal sealed class MpesaBody
{
    private readonly JsonElement _root;

    private MpesaBody(JsonElement root) => _root = root;

    /// <summary>Reads a body; null if it is not JSON, or not an object.</summary>
    public static MpesaBody? Parse(StandInCall call)
    {
        if (
            !MediaTypeHeaderValue.TryParse(call.Header("Content-Type"), out var type)
            || !string.Equals(type.MediaType, "application/json", StringComparison.OrdinalIgnoreCase)
        )
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(call.Body);
            return document.RootElement.ValueKind == JsonValueKind.Object ? new MpesaBody(document.RootElement.Clone()) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A field's text, or its number exactly as it was written; empty if it is missing or anything else.</summary>
    public string this[string field] =>
        !_root.TryGetProperty(field, out var value) ? ""
        : value.ValueKind == JsonValueKind.String ? value.GetString()!
        : value.ValueKind == JsonValueKind.Number ? value.GetRawText()
        : "";
}
