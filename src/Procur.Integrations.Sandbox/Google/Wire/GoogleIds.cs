using System.Security.Cryptography;

namespace Procur.Integrations.Sandbox.Google.Wire;

/// <summary>Ids and secrets in Google's own formats.</summary>
internal static class GoogleIds
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private const string Small = "abcdefghijklmnopqrstuvwxyz0123456789";

    // The letters of an event's id: base32hex in lower case.
    private const string Base32 = "0123456789abcdefghijklmnopqrstuv";

    public static string Text(int length) => RandomNumberGenerator.GetString(Letters, length);

    public static string Lower(int length) => RandomNumberGenerator.GetString(Small, length);

    public static string Event() => RandomNumberGenerator.GetString(Base32, 26);

    public static string Digits(int length) => "1" + RandomNumberGenerator.GetString("0123456789", length - 1);

    public static string ClientId() => $"{Digits(12)}-{Lower(32)}.apps.googleusercontent.com";

    public static string ClientSecret() => "GOCSPX-" + Text(28);

    public static string RefreshToken() => "1//0" + Text(60);

    public static string AccessToken() => "ya29." + Text(80);
}
