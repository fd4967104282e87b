using System.Globalization;
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
        List<string> parts = [];
        Add(parts, "$filter", Filter);
        Add(parts, "$expand", Expand);
        Add(parts, "$orderby", OrderBy);
        Add(parts, "$top", Top?.ToString(CultureInfo.InvariantCulture));
        return parts.Count == 0 ? path : $"{path}?{string.Join('&', parts)}";
    }

    private static void Add(List<string> parts, string name, string? value)
    {
        if (value is not null)
        {
            parts.Add($"{name}={Uri.EscapeDataString(value)}");
        }
    }
}
