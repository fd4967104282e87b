using System.Text;
using Procur.Integrations.Sandbox.StandIns;

namespace Procur.Integrations.Sandbox.Stripe;

/// <summary>The key that a call shows, as a Bearer token or as the user of Basic authentication.</summary>
internal static class StripeKey
{
    /// <summary>The key; null without one.</summary>
    public static string? Of(StandInCall call)
    {
        var header = call.Header("Authorization");
        if (header is null)
        {
            return null;
        }

        if (header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
        {
            return header["Bearer ".Length..].Trim();
        }

        var basic = header.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase) ? header["Basic ".Length..].Trim() : "";
        var bytes = new byte[basic.Length];
        return Convert.TryFromBase64String(basic, bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length).Split(':')[0] : null;
    }

    /// <summary>A key as messages show it.</summary>
    public static string Masked(string key) =>
        key.Length < 16 ? new string('*', key.Length) : $"{key[..8]}{new string('*', key.Length - 12)}{key[^4..]}";
}
