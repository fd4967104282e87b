using System.Text;

namespace Procur.Integrations.TestKit;

/// <summary>A request as it came over the wire.</summary>
public sealed record ReceivedRequest(int Number, int Connection, string Method, string Target)
{
    /// <summary>The headers in the order they came; a name may come twice.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; }

    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>The target without its query.</summary>
    public string Path => Target.Split('?')[0];

    /// <summary>The query without its question mark; empty where there is none.</summary>
    public string Query =>
        Target.Contains('?', StringComparison.Ordinal) ? Target[(Target.IndexOf('?', StringComparison.Ordinal) + 1)..] : "";

    /// <summary>The body as UTF-8.</summary>
    public string Text => Encoding.UTF8.GetString(Body.Span);

    /// <summary>A header's first value; null where it is absent.</summary>
    public string? Header(string name) =>
        Headers
            .Where(header => string.Equals(header.Key, name, StringComparison.OrdinalIgnoreCase))
            .Select(header => header.Value)
            .FirstOrDefault();
}
