using System.Security.Cryptography;

namespace Procur.Integrations.Sandbox.DocuSign.Wire;

/// <summary>Ids and secrets in the service's own format.</summary>
internal static class DocuSignIds
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    public static string Guid() => System.Guid.NewGuid().ToString("D");

    public static string Text(int length) => RandomNumberGenerator.GetString(Letters, length);

    public static int Number() => RandomNumberGenerator.GetInt32(1_000_000, 9_999_999);

    /// <summary>Looks like base64, as in the console, and is used as text.</summary>
    public static string ConnectKey() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    public static string Token() => $"eyJ0eXAiOiJNVCIsImFsZyI6IlJTMjU2In0.{Text(120)}.{Text(86)}";
}
