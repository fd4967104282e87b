using System.Text;

namespace Procur.Integrations.AmazonS3;

/// <summary>
/// Names and values kept with an object, in headers of <c>x-amz-meta-</c>. Headers are ASCII; other values are written as RFC 2047 has it, which is what
/// S3 itself answers with for them.
/// </summary>
internal static class S3Metadata
{
    private const int Most = 2048;
    private const string Start = "=?UTF-8?B?";
    private const string End = "?=";

    /// <exception cref="ArgumentException">S3 does not take them.</exception>
    public static IReadOnlyList<KeyValuePair<string, string>> ToWire(IReadOnlyDictionary<string, string> metadata)
    {
        var written = new List<KeyValuePair<string, string>>(metadata.Count);
        var size = 0;
        foreach (var (name, value) in metadata)
        {
            if (name.Length == 0 || !name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.'))
            {
                throw new ArgumentException("At S3 the names of metadata hold letters, digits, dashes, underscores and points alone.");
            }

            var told = IsPlain(value) ? value : Start + Convert.ToBase64String(Encoding.UTF8.GetBytes(value)) + End;
            size += name.Length + told.Length;
            written.Add(new(name, told));
        }

        return size > Most
            ? throw new ArgumentException($"S3 takes at most {Most} bytes of metadata for an object; this has {size} as it is sent.")
            : written;
    }

    public static string FromWire(string value)
    {
        if (!value.StartsWith(Start, StringComparison.OrdinalIgnoreCase) || !value.EndsWith(End, StringComparison.Ordinal))
        {
            return value;
        }

        var encoded = value[Start.Length..^End.Length];
        var bytes = new byte[encoded.Length];
        return Convert.TryFromBase64String(encoded, bytes, out var count) ? Encoding.UTF8.GetString(bytes, 0, count) : value;
    }

    // Spaces at the ends would be cut, and what looks like our own writing must not be read as it.
    private static bool IsPlain(string value) =>
        value.All(letter => letter is >= ' ' and <= '~')
        && value.Trim().Length == value.Length
        && !value.StartsWith("=?", StringComparison.Ordinal);
}
