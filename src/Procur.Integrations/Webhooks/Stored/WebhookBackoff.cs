using System.Security.Cryptography;

namespace Procur.Integrations.Webhooks;

/// <summary>How long until an event is tried again.</summary>
internal static class WebhookBackoff
{
    private const int MostDoublings = 30;

    /// <summary>A number from 0 to 1.</summary>
    public static double Chance() => RandomNumberGenerator.GetInt32(1001) / 1000.0;

    /// <summary>Doubles with each attempt up to the longest, and is a fifth off either way, so that what failed together does not come again together.</summary>
    /// <param name="options">The delays.</param>
    /// <param name="attempts">How often it was tried; at least one.</param>
    /// <param name="chance">0 to 1.</param>
    public static TimeSpan After(WebhookInboxOptions options, int attempts, double chance)
    {
        var delay = options.RetryDelay.TotalMilliseconds * Math.Pow(2, Math.Clamp(attempts - 1, 0, MostDoublings));
        return TimeSpan.FromMilliseconds(Math.Min(delay, options.MaxRetryDelay.TotalMilliseconds) * (0.8 + (0.4 * chance)));
    }
}
