using System.Text.Json;

namespace Procur.Integrations.Slack.Wire;

/// <summary>Reads what it knows of a payload and takes nothing for granted.</summary>
internal static class SlackPayload
{
    /// <summary>What is at the end of a path of names; undefined where it is not there.</summary>
    public static JsonElement Find(JsonElement element, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
            {
                return default;
            }
        }

        return element;
    }

    /// <summary>A text; null where there is none.</summary>
    public static string? Text(JsonElement element, params ReadOnlySpan<string> path) =>
        Find(element, path) is { ValueKind: JsonValueKind.String } text ? Read(text) : null;

    public static bool Flag(JsonElement element, params ReadOnlySpan<string> path) => Find(element, path).ValueKind == JsonValueKind.True;

    /// <summary>Seconds since 1970, as a number or as text with a fraction.</summary>
    public static DateTimeOffset? Moment(JsonElement element, params ReadOnlySpan<string> path)
    {
        var found = Find(element, path);
        var isNumber =
            found.ValueKind == JsonValueKind.Number
                ? found.TryGetDecimal(out var seconds)
                : decimal.TryParse(
                    Text(found),
                    System.Globalization.NumberStyles.AllowDecimalPoint,
                    System.Globalization.CultureInfo.InvariantCulture,
                    out seconds
                );
        return isNumber && seconds is >= 0 and < 253_402_300_800m
            ? DateTimeOffset.UnixEpoch.AddTicks((long)(seconds * TimeSpan.TicksPerSecond))
            : null;
    }

    /// <summary>An address; null where there is none.</summary>
    public static Uri? Address(JsonElement element, params ReadOnlySpan<string> path) =>
        Uri.TryCreate(Text(element, path), UriKind.Absolute, out var address) ? address : null;

    private static string? Read(JsonElement text)
    {
        try
        {
            return text.GetString();
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair, which JSON may escape and text cannot hold.
            return null;
        }
    }
}
