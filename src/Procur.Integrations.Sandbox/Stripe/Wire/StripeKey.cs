using Procur.Integrations.Sandbox.StandIns;

namespace Procur.Integrations.Sandbox.Stripe;

/// <summary>The key that a call shows, as a Bearer token or as the user of Basic authentication.</summary>
internal static class StripeKey
{
    /// <summary>The key; null without one.</summary>
    public static string? Of(StandInCall call) => call.BearerToken() ?? call.BasicCredentials()?.Name;

    /// <summary>A key as messages show it.</summary>
    public static string Masked(string key) =>
        key.Length < 16 ? new string('*', key.Length) : $"{key[..8]}{new string('*', key.Length - 12)}{key[^4..]}";
}
