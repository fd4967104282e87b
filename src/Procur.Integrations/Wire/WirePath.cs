using System.Runtime.CompilerServices;

namespace Procur.Integrations.Wire;

/// <summary>Makes paths of route templates and ids, so that an id never becomes another path.</summary>
public static class WirePath
{
    /// <summary>Fills a template's holes in order: <c>v1/refunds/{id}</c> with <c>re_1</c> is <c>v1/refunds/re_1</c>.</summary>
    /// <param name="template">The route with holes in braces.</param>
    /// <param name="values">What goes into them, each escaped as one segment.</param>
    /// <exception cref="ArgumentException">A value is empty or of dots alone, which would name another path, or their number is not that of the holes.</exception>
    public static string Of(string template, params ReadOnlySpan<string> values)
    {
        ArgumentNullException.ThrowIfNull(template);
        var path = new DefaultInterpolatedStringHandler(template.Length, values.Length, null, stackalloc char[256]);
        var from = 0;
        foreach (var value in values)
        {
            var open = template.IndexOf('{', from);
            var close = open < 0 ? -1 : template.IndexOf('}', open);
            if (close < 0)
            {
                throw new ArgumentException($"'{template}' has fewer holes than values.", nameof(values));
            }

            path.AppendFormatted(template.AsSpan(from, open - from));
            path.AppendLiteral(Segment(value));
            from = close + 1;
        }

        if (template.IndexOf('{', from) >= 0)
        {
            throw new ArgumentException($"'{template}' has more holes than values.", nameof(values));
        }

        path.AppendFormatted(template.AsSpan(from));
        return path.ToStringAndClear();
    }

    /// <summary>A path with its query: <c>v1/refunds</c> with <c>limit</c> of 5 is <c>v1/refunds?limit=5</c>; without one the path as it is.</summary>
    /// <param name="path">The path.</param>
    /// <param name="query">The query; null or empty for none.</param>
    public static string WithQuery(string path, WireForm? query) =>
        query?.ToString() is { Length: > 0 } text ? string.Concat(path, "?", text) : path;

    private static string Segment(string value) =>
        string.IsNullOrWhiteSpace(value) || value.AsSpan().IndexOfAnyExcept('.') < 0
            ? throw new ArgumentException("An id is empty or no id; give the one that the service gave.", nameof(value))
            : Uri.EscapeDataString(value);
}
