using System.Globalization;

namespace Procur.Integrations.Mpesa;

/// <summary>Daraja's times: fourteen digits without an offset, in East Africa Time, which has no daylight saving and needs no time-zone database.</summary>
internal static class EastAfricaTime
{
    private const string Format = "yyyyMMddHHmmss";
    private static readonly TimeSpan Offset = TimeSpan.FromHours(3);

    public static string Text(DateTimeOffset moment) => moment.ToOffset(Offset).ToString(Format, CultureInfo.InvariantCulture);

    /// <summary>Reads a time in the given order of fields; null where it is none.</summary>
    public static DateTimeOffset? Read(ReadOnlySpan<char> text, string format = Format) =>
        DateTime.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            ? new DateTimeOffset(local, Offset).ToUniversalTime()
            : null;
}
