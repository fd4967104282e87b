using System.Globalization;

namespace Procur.Integrations.DocuSign;

/// <summary>Reads and writes values as DocuSign does: numbers and flags as text, moments in ISO 8601.</summary>
internal static class DocuSignText
{
    public static string Of(int number) => number.ToString(CultureInfo.InvariantCulture);

    public static string? Flag(bool? flag) =>
        flag switch
        {
            true => "true",
            false => "false",
            null => null,
        };

    /// <summary>Null where it is no number.</summary>
    public static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Null where it is no moment.</summary>
    public static DateTimeOffset? Moment(string? text) =>
        DateTimeOffset.TryParse(
            text,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var at
        )
            ? at
            : null;

    /// <summary>A GUID in the one way that two of them are compared; null for none.</summary>
    public static string? Id(string? id) =>
        string.IsNullOrWhiteSpace(id) ? null
        : Guid.TryParse(id, out var guid) ? guid.ToString("D")
        : id.Trim();
}
