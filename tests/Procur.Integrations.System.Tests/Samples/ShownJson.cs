using System.Text.Json;
using System.Text.RegularExpressions;

namespace Procur.Integrations.System.Tests.Samples;

/// <summary>Compares what a README shows with what was printed: what is shown must be there, "…" stands for anything, and there may be more.</summary>
internal static class ShownJson
{
    public static bool IsIn(JsonElement shown, JsonElement printed) =>
        (shown.ValueKind, printed.ValueKind) switch
        {
            (JsonValueKind.Object, JsonValueKind.Object) => shown
                .EnumerateObject()
                .All(one => printed.TryGetProperty(one.Name, out var found) && IsIn(one.Value, found)),
            (JsonValueKind.Array, JsonValueKind.Array) => shown
                .EnumerateArray()
                .All(one => printed.EnumerateArray().Any(found => IsIn(one, found))),
            (JsonValueKind.String, JsonValueKind.String) => Regex.IsMatch(
                printed.GetString()!,
                $"^{Regex.Escape(shown.GetString()!).Replace("…", ".+", StringComparison.Ordinal)}$"
            ),
            _ => JsonElement.DeepEquals(shown, printed),
        };
}
