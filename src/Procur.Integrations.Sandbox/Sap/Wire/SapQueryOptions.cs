using System.Globalization;

namespace Procur.Integrations.Sandbox.Sap.Wire;

/// <summary>The query of a call, decoded.</summary>
internal sealed record SapQueryOptions(IReadOnlyDictionary<string, string> Values)
{
    public string? Filter => Values.GetValueOrDefault("$filter");

    public string Expand => Values.GetValueOrDefault("$expand", "");

    public string? OrderBy => Values.GetValueOrDefault("$orderby");

    public int? Top => Number("$top");

    public int Skip => (Number("$skip") ?? 0) + (Number("$skiptoken") ?? 0);

    public static SapQueryOptions Parse(string query)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var at = pair.IndexOf('=', StringComparison.Ordinal);
            var name = at < 0 ? pair : pair[..at];
            values[Decoded(name)] = at < 0 ? "" : Decoded(pair[(at + 1)..]);
        }

        return new(values);
    }

    /// <summary>A literal parameter of a function: <c>'5105600001'</c> without its quotes.</summary>
    public string? Literal(string name) => Values.TryGetValue(name, out var value) ? value.Trim('\'') : null;

    private static string Decoded(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));

    private int? Number(string name) =>
        Values.TryGetValue(name, out var text) && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
