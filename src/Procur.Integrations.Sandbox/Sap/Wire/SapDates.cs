using System.Globalization;

namespace Procur.Integrations.Sandbox.Sap.Wire;

/// <summary>Dates: milliseconds in v2, ISO 8601 in v4.</summary>
internal static class SapDates
{
    public static string Write(DateOnly date, bool isV4) =>
        isV4
            ? date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : string.Create(
                CultureInfo.InvariantCulture,
                $"/Date({new DateTimeOffset(date.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).ToUnixTimeMilliseconds()})/"
            );

    public static DateOnly? Read(string text, bool isV4)
    {
        if (isV4)
        {
            return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var iso) ? iso : null;
        }

        if (text.StartsWith("/Date(", StringComparison.Ordinal) && text.EndsWith(")/", StringComparison.Ordinal))
        {
            return
                long.TryParse(text.AsSpan(6, text.Length - 8), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var ms)
                && ms % 86_400_000 == 0
                ? DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeMilliseconds(ms).UtcDateTime)
                : null;
        }

        return DateOnly.TryParseExact(text, "yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var literal)
            ? literal
            : null;
    }
}
