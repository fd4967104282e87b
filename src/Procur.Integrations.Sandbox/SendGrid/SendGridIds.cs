using System.Security.Cryptography;

namespace Procur.Integrations.Sandbox.SendGrid;

/// <summary>Ids in the service's own format.</summary>
internal static class SendGridIds
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    public static string Text(int length) => RandomNumberGenerator.GetString(Letters, length);

    /// <summary>A mail's id, as <c>X-Message-Id</c> has it.</summary>
    public static string Message() => Text(22);

    public static string Template() => "d-" + RandomNumberGenerator.GetHexString(32, lowercase: true);
}
