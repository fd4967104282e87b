using System.Buffers;

namespace Procur.Integrations.Wire;

/// <summary>
/// Keeps a path under its root. An id that a host passes on ends up in a path; were <c>..</c> or another host's address taken as such there, the call
/// would go to another operation, or the credential to another service.
/// </summary>
internal static class PathGuard
{
    private static readonly SearchValues<char> Suspicious = SearchValues.Create(".%\\:");

    /// <exception cref="ArgumentException">It leads away from its root.</exception>
    public static string Checked(string path)
    {
        var plain = path.AsSpan();
        var query = plain.IndexOf('?');
        plain = query < 0 ? plain : plain[..query];
        return !plain.StartsWith("//") && (!plain.ContainsAny(Suspicious) || StaysBelow(plain))
            ? path
            : throw new ArgumentException(
                "The path leads away from the service's own: an id must not be '.', '..' or an address.",
                nameof(path)
            );
    }

    public static Uri Below(Uri root, string path)
    {
        if (path.Length == 0)
        {
            return root;
        }

        // A colon in the first segment would make it a scheme.
        var colon = path.AsSpan().IndexOfAny(":/?");
        return new Uri(root, colon >= 0 && path[colon] == ':' ? "./" + path : path);
    }

    private static bool StaysBelow(ReadOnlySpan<char> path)
    {
        if (path.Contains('\\') || path.Contains("://", StringComparison.Ordinal))
        {
            return false;
        }

        foreach (var segment in path.Split('/'))
        {
            if (IsDots(path[segment]))
            {
                return false;
            }
        }

        return true;
    }

    // "." and "..", each dot also as %2e, which is taken for a dot on the way.
    private static bool IsDots(ReadOnlySpan<char> segment)
    {
        var dots = 0;
        while (!segment.IsEmpty)
        {
            if (segment[0] == '.')
            {
                segment = segment[1..];
            }
            else if (segment.StartsWith("%2e", StringComparison.OrdinalIgnoreCase))
            {
                segment = segment[3..];
            }
            else
            {
                return false;
            }

            dots++;
        }

        return dots is 1 or 2;
    }
}
