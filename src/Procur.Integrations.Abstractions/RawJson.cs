using System.Text;
using System.Text.Json;

namespace Procur.Integrations;

/// <summary>A service's own answer, kept as bytes and parsed only when asked for.</summary>
/// <param name="utf8">The bytes as they came.</param>
public sealed class RawJson(ReadOnlyMemory<byte> utf8)
{
    private JsonElement? element;

    /// <summary>An answer without a body.</summary>
    public static RawJson Empty { get; } = new(default);

    /// <summary>The bytes as they came.</summary>
    public ReadOnlyMemory<byte> Utf8 { get; } = utf8;

    /// <summary>The parsed body; <see cref="JsonValueKind.Undefined"/> where there is none or it is not JSON. Parsed at the first use and kept.</summary>
    public JsonElement Element => element ??= Parse();

    /// <summary>The length only: a body may carry personal data and does not belong in a log.</summary>
    public override string ToString() => $"RawJson ({Utf8.Length} bytes)";

    /// <summary>The body as text.</summary>
    public string GetText() => Encoding.UTF8.GetString(Utf8.Span);

    private JsonElement Parse()
    {
        if (Utf8.IsEmpty)
        {
            return default;
        }

        try
        {
            using var document = JsonDocument.Parse(Utf8);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return default;
        }
    }
}
