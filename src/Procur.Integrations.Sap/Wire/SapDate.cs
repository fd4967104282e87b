using System.Globalization;

namespace Procur.Integrations.Sap.Wire;

/// <summary>SAP's dates: milliseconds in v2, ISO 8601 in v4. A date of v2 is a UTC midnight; it is never turned into a local day.</summary>
internal static class SapDate
{
    private const string Open = "/Date(";
    private const string Close = ")/";

    public static bool TryRead(string? text, out DateOnly date)
    {
        if (TryReadMoment(text, out var moment))
        {
            date = DateOnly.FromDateTime(moment.UtcDateTime);
            return true;
        }

        // A time after the day is the v2 literal form: 2026-01-01T00:00:00.
        return DateOnly.TryParseExact(text?.Split('T')[0], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);
    }

    /// <summary>Reads <c>/Date(ms)/</c> and <c>/Date(ms+minutes)/</c>: the offset is in minutes and only says how the moment is shown.</summary>
    public static bool TryReadMoment(string? text, out DateTimeOffset moment)
    {
        moment = default;
        if (
            text is null
            || !text.StartsWith(Open, StringComparison.Ordinal)
            || !text.EndsWith(Close, StringComparison.Ordinal)
            || text.Length <= Open.Length + Close.Length
        )
        {
            return false;
        }

        var inside = text.AsSpan(Open.Length, text.Length - Open.Length - Close.Length);
        var sign = inside[1..].IndexOfAny('+', '-') + 1;
        var minutes = 0;
        if (sign > 0 && !int.TryParse(inside[sign..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out minutes))
        {
            return false;
        }

        if (
            !long.TryParse(
                sign > 0 ? inside[..sign] : inside,
                NumberStyles.AllowLeadingSign,
                CultureInfo.InvariantCulture,
                out var milliseconds
            )
            || milliseconds < DateTimeOffset.MinValue.ToUnixTimeMilliseconds()
            || milliseconds > DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            || minutes is < -840 or > 840
        )
        {
            return false;
        }

        moment = DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).ToOffset(TimeSpan.FromMinutes(minutes));
        return true;
    }

    public static string Write(DateOnly date) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Open}{new DateTimeOffset(date.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc)).ToUnixTimeMilliseconds()}{Close}"
        );
}
