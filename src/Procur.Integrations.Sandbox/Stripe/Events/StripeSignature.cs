using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Procur.Integrations.Sandbox.Stripe;

/// <summary>The <c>Stripe-Signature</c> header: one <c>v1</c> for each live secret, oldest first, over <c>{t}.{body}</c>.</summary>
internal static class StripeSignature
{
    public static string Of(ReadOnlySpan<byte> body, DateTimeOffset at, IEnumerable<string> secrets)
    {
        var stamp = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        byte[] signed = [.. Encoding.UTF8.GetBytes(stamp + "."), .. body];
        var header = new StringBuilder("t=").Append(stamp);
        foreach (var secret in secrets)
        {
            // The key is the text of the whole secret, its prefix included.
            header.Append(",v1=").Append(Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed)));
        }

        return header.ToString();
    }
}
