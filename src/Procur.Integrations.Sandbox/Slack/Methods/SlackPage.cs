using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Procur.Integrations.Sandbox.Slack.Wire;

namespace Procur.Integrations.Sandbox.Slack.Methods;

/// <summary>One page of a list. The cursor names the first item of the next page.</summary>
internal static class SlackPage
{
    private const int Most = 999;

    /// <summary>Cuts a page.</summary>
    /// <param name="all">The whole list.</param>
    /// <param name="id">The id of an item; it can stand in a cursor.</param>
    /// <param name="kind">The word before the id in the cursor.</param>
    /// <param name="arguments">The call's, with <c>limit</c> and <c>cursor</c>.</param>
    /// <param name="limit">How many where the call does not say.</param>
    /// <returns>The items, and the next cursor, which is empty at the end.</returns>
    /// <exception cref="SlackRefusalException">The limit or the cursor is none.</exception>
    public static (List<T> Items, string Next) Of<T>(
        IEnumerable<T> all,
        Func<T, string> id,
        string kind,
        SlackArguments arguments,
        int limit
    )
    {
        var rest = all;
        if (arguments.Text("cursor") is { } cursor)
        {
            var first = Read(cursor, kind);
            rest = all.SkipWhile(x => id(x) != first);
        }

        var items = rest.Take(Limit(arguments, limit) + 1).ToList();
        if (items.Count == 0 && arguments.Text("cursor") is not null)
        {
            throw new SlackRefusalException("invalid_cursor");
        }

        if (items.Count <= Limit(arguments, limit))
        {
            return (items, "");
        }

        var next = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{kind}:{id(items[^1])}"));
        items.RemoveAt(items.Count - 1);
        return (items, next);
    }

    public static JsonObject Metadata(string next) => new() { ["next_cursor"] = next };

    private static int Limit(SlackArguments arguments, int limit)
    {
        if (arguments.Text("limit") is not { } text || text == "0")
        {
            return limit;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var asked) && asked <= Most
            ? asked
            : throw new SlackRefusalException("invalid_limit");
    }

    private static string Read(string cursor, string kind)
    {
        var bytes = new byte[cursor.Length];
        var text = Convert.TryFromBase64String(cursor, bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : "";
        return text.StartsWith(kind + ":", StringComparison.Ordinal)
            ? text[(kind.Length + 1)..]
            : throw new SlackRefusalException("invalid_cursor");
    }
}
