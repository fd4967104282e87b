using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Procur.Integrations.Connections;
using Procur.Integrations.Slack.Wire;
using Procur.Integrations.Webhooks;

namespace Procur.Integrations.Slack;

/// <summary>
/// Signs and reads the values of approval buttons: <c>{payload}.{HMAC-SHA256}</c>, both Base64Url. The key is derived from the app's signing secret, which
/// nobody else has and which is never sent; the connection is signed along, for the tenants of an app share that secret.
/// </summary>
internal sealed class SlackApprovalSigner
{
    private readonly byte[] key;
    private readonly byte[] scope;

    public SlackApprovalSigner(string signingSecret, ConnectionId connection)
    {
        key = HKDF.DeriveKey(
            HashAlgorithmName.SHA256,
            Encoding.UTF8.GetBytes(signingSecret),
            HMACSHA256.HashSizeInBytes,
            info: "procur.slack.approval.v1"u8.ToArray()
        );
        // With the lengths, or tenant "a" and connection "bc" would be "ab" and "c".
        scope = Encoding.UTF8.GetBytes(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{connection.Tenant.Length}:{connection.Tenant}{connection.Name.Length}:{connection.Name}"
            )
        );
    }

    public string Sign(SlackApprovalValue value)
    {
        var payload = JsonSerializer.SerializeToUtf8Bytes(value, SlackJson.Default.SlackApprovalValue);
        Span<byte> signature = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HmacSignature.Sign(key, scope, payload, default, signature);
        return $"{Base64Url.EncodeToString(payload)}.{Base64Url.EncodeToString(signature)}";
    }

    /// <summary>Null where we did not sign it.</summary>
    public SlackApprovalValue? Read(string value)
    {
        var dot = value.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0 || value.Length > SlackBlockRules.ValueLength)
        {
            return null;
        }

        Span<byte> payload = stackalloc byte[SlackBlockRules.ValueLength];
        Span<byte> given = stackalloc byte[HMACSHA256.HashSizeInBytes];
        Span<byte> signature = stackalloc byte[HMACSHA256.HashSizeInBytes];
        var signed = value.AsSpan(dot + 1);
        if (
            !Base64Url.IsValid(value.AsSpan(0, dot))
            || !Base64Url.IsValid(signed, out var length)
            || length != given.Length
            || !Base64Url.TryDecodeFromChars(value.AsSpan(0, dot), payload, out var written)
            || !Base64Url.TryDecodeFromChars(signed, given, out _)
        )
        {
            return null;
        }

        HmacSignature.Sign(key, scope, payload[..written], default, signature);
        return CryptographicOperations.FixedTimeEquals(given, signature)
            ? JsonSerializer.Deserialize(payload[..written], SlackJson.Default.SlackApprovalValue)
            : null;
    }
}
