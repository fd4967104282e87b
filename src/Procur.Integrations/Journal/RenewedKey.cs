using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Procur.Integrations.Journal;

/// <summary>
/// A new key of the same intent, always the same one for the same number. Its form stays: a service that wants a GUID is given one.
/// </summary>
internal static class RenewedKey
{
    public static string Of(string key, int renewals)
    {
        if (renewals == 0)
        {
            return key;
        }

        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{key}\n{renewals}")));
        foreach (var form in (ReadOnlySpan<string>)["N", "D"])
        {
            if (Guid.TryParseExact(key, form, out _))
            {
                return GuidOf(hash).ToString(form);
            }
        }

        return Convert.ToHexStringLower(hash);
    }

    // With the marks of version 8 (made by the application's own rule), for services that check them.
    private static Guid GuidOf(byte[] hash)
    {
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash.AsSpan(0, 16), bigEndian: true);
    }
}
