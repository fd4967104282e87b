using System.Security.Cryptography;

namespace Procur.Integrations.Sandbox.Stripe;

/// <summary>Ids and keys in the service's own format.</summary>
internal static class StripeIds
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    public static string Text(int length) => RandomNumberGenerator.GetString(Letters, length);

    public static string New(string prefix) => $"{prefix}_1{Text(23)}";
}
