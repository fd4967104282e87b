using System.Security.Cryptography;

namespace Procur.Integrations.Sandbox.Slack.Wire;

/// <summary>Ids and secrets in the service's own format.</summary>
internal static class SlackIds
{
    private const string Capitals = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private const string Numbers = "0123456789";

    /// <summary>An id: <c>T</c> for a workspace, <c>C</c> for a channel, <c>D</c> for a direct conversation, <c>U</c> for a user …</summary>
    public static string New(string prefix) => $"{prefix}0{RandomNumberGenerator.GetString(Capitals, 9)}";

    public static string Text(int length) => RandomNumberGenerator.GetString(Letters, length);

    public static string Digits(int length) => RandomNumberGenerator.GetString(Numbers, length);

    public static string Hex(int bytes) => RandomNumberGenerator.GetHexString(bytes * 2, lowercase: true);

    /// <summary>A bot's token.</summary>
    public static string BotToken() => $"xoxb-{Digits(12)}-{Digits(13)}-{Text(24)}";
}
