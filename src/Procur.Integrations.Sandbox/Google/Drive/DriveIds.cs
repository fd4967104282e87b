using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Procur.Integrations.Sandbox.Google.Drive;

/// <summary>Ids in Drive's own format.</summary>
internal static class DriveIds
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    /// <summary>A file's or folder's id.</summary>
    public static string File() => "1" + RandomNumberGenerator.GetString(Letters, 32);

    /// <summary>A drive's root.</summary>
    public static string Root() => "0A" + RandomNumberGenerator.GetString(Letters, 17);

    public static string Revision() => "0B" + RandomNumberGenerator.GetString(Letters, 50);

    /// <summary>An upload session's, which is a credential of its own.</summary>
    public static string Session() => "ABgVH8" + RandomNumberGenerator.GetString(Letters, 80);

    /// <summary>A person's: the same for the same address.</summary>
    public static string Person(string email)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(email.ToUpperInvariant()));
        return BitConverter.ToUInt64(hash).ToString("D20", CultureInfo.InvariantCulture);
    }
}
