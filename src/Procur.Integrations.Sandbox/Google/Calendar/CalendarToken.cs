using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Procur.Integrations.Sandbox.Google.Calendar;

/// <summary>A page's or a sync's token: what it is good with, and where it goes on.</summary>
/// <param name="For">What it is good with; kept as a digest.</param>
/// <param name="At">The place or the version that it goes on after.</param>
/// <param name="Version">The version at which the list began.</param>
/// <param name="Age">The age of sync tokens that it belongs to.</param>
internal sealed record CalendarToken(string For, long At, long Version, int Age)
{
    public string Write() =>
        Base64Url.EncodeToString(
            Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Digest(For)}.{At}.{Version}.{Age}"))
        );

    /// <summary>Null if it is none, or none for this.</summary>
    public static CalendarToken? Read(string text, string what)
    {
        string[] parts;
        try
        {
            parts = Encoding.ASCII.GetString(Base64Url.DecodeFromChars(text)).Split('.');
        }
        catch (FormatException)
        {
            return null;
        }

        return
            parts.Length == 4
            && parts[0] == Digest(what)
            && long.TryParse(parts[1], out var at)
            && long.TryParse(parts[2], out var version)
            && int.TryParse(parts[3], out var age)
            ? new(what, at, version, age)
            : null;
    }

    private static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 8));
}
