using System.Security.Cryptography;
using System.Text;

namespace Procur.Integrations.Mpesa;

/// <summary>What can be told from a <c>CheckoutRequestID</c>: <c>ws_CO_</c>, the moment in East Africa Time, further digits, and in newer ones the payer's number.</summary>
internal static class MpesaCheckoutId
{
    private const string Prefix = "ws_CO_";
    private const string MomentFormat = "ddMMyyyyHHmmss";

    // The service's clock and ours need not agree; a moment further ahead is none.
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    /// <summary>When the push was made (UTC); null where the id does not say.</summary>
    public static DateTimeOffset? PushedAt(string id, DateTimeOffset now)
    {
        if (!id.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return null;
        }

        var digits = id.AsSpan(id.LastIndexOf('_') + 1);
        return
            digits.Length >= MomentFormat.Length
            && EastAfricaTime.Read(digits[..MomentFormat.Length], MomentFormat) is { } moment
            && moment <= now + Skew
            ? moment
            : null;
    }

    /// <summary>Stands for the id where personal data must not: the id may end in the payer's number.</summary>
    public static string Mark(string id) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)).AsSpan(0, 16));
}
