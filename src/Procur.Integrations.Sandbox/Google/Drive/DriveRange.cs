using System.Globalization;
using System.Text.RegularExpressions;

namespace Procur.Integrations.Sandbox.Google.Drive;

/// <summary>What a chunk's <c>Content-Range</c> says.</summary>
/// <param name="From">The first byte's place; null where it only asks how far the session is.</param>
/// <param name="To">The last byte's place.</param>
/// <param name="Total">The length of the whole; null where nobody knows it yet.</param>
internal sealed partial record DriveRange(long? From, long? To, long? Total)
{
    public static DriveRange Parse(string text)
    {
        var match = Form().Match(text);
        return match.Success
            ? new DriveRange(Number(match, "from"), Number(match, "to"), Number(match, "total"))
            : throw DriveRefusal.BadRequest("Failed to parse Content-Range header.");
    }

    private static long? Number(Match match, string name) =>
        match.Groups[name] is { Success: true, Value: var digits }
        && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    [GeneratedRegex(@"^bytes (?:(?<from>\d+)-(?<to>\d+)|\*)/(?:(?<total>\d+)|\*)$", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
