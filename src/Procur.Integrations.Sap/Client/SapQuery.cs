using System.Globalization;
using System.Runtime.CompilerServices;
using Procur.Integrations.Wire;

namespace Procur.Integrations.Sap;

/// <summary>What is asked of an entity set.</summary>
public sealed record SapQuery
{
    /// <summary>The <c>$filter</c>; its values made by <see cref="Literal"/>.</summary>
    public string? Filter { get; init; }

    /// <summary>The <c>$expand</c>.</summary>
    public string? Expand { get; init; }

    /// <summary>The <c>$orderby</c>. Pages lose rows without one by the key.</summary>
    public string? OrderBy { get; init; }

    /// <summary>The <c>$top</c>: at most so many in all.</summary>
    public int? Top { get; init; }

    /// <summary>Where to go on: <see cref="SapPage{T}.Next"/>, as it was given.</summary>
    public string? From { get; init; }

    /// <summary>A text as it stands in a filter or a key: in quotes, its own doubled.</summary>
    public static string Literal(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";
    }

    internal string In(string path)
    {
        var text = new DefaultInterpolatedStringHandler(0, 0, CultureInfo.InvariantCulture, stackalloc char[512]);
        text.AppendLiteral(path);
        var mark = "?";
        Add(ref text, ref mark, "$filter=", Filter);
        Add(ref text, ref mark, "$expand=", Expand);
        Add(ref text, ref mark, "$orderby=", OrderBy);
        Add(ref text, ref mark, "$top=", Top?.ToString(CultureInfo.InvariantCulture));
        return text.ToStringAndClear();
    }

    private static void Add(ref DefaultInterpolatedStringHandler text, ref string mark, string name, string? value)
    {
        if (value is null)
        {
            return;
        }

        text.AppendLiteral(mark);
        text.AppendLiteral(name);
        mark = "&";
        Span<char> escaped = stackalloc char[384];
        if (Uri.TryEscapeDataString(value, escaped, out var length))
        {
            text.AppendFormatted(escaped[..length]);
        }
        else
        {
            text.AppendLiteral(Uri.EscapeDataString(value));
        }
    }
}
