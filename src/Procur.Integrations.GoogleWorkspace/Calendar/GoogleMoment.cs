using System.Globalization;

namespace Procur.Integrations.GoogleWorkspace;

/// <summary>Moments as Google writes them (RFC 3339).</summary>
internal static class GoogleMoment
{
    public static string? Write(DateTimeOffset? moment) => moment is { } at ? Write(at) : null;

    public static string Write(DateTimeOffset moment) =>
        moment.Offset == TimeSpan.Zero
            ? moment.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)
            : moment.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    /// <summary>Null where there is none or it is none.</summary>
    public static DateTimeOffset? Read(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? moment : null;
}
