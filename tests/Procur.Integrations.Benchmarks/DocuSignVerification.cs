using System.Security.Cryptography;
using System.Text;
using Procur.Integrations.DocuSign;
using Procur.Integrations.Webhooks;

namespace Procur.Integrations.Benchmarks;

/// <summary>Verification of Connect's messages against the platform's own HMAC over the body.</summary>
internal static class DocuSignVerification
{
    private const string Key = "c2VjcmV0LW9mLWEtdXN1YWwtbGVuZ3RoLWZvci1jb25uZWN0";

    public static void Run(int times)
    {
        var body = Encoding.UTF8.GetBytes(
            """{"event":"envelope-completed","apiVersion":"v2.1","uri":"/restapi/v2.1/accounts/624e3e00-0000-4000-8000-000000000001/envelopes/4b728be4-4417-4b5e-9c5e-0d4a6d9d9f2c","retryCount":0,"configurationId":10418598,"generatedDateTime":"2026-11-20T10:15:12.3830000Z","data":{"accountId":"624e3e00-0000-4000-8000-000000000001","userId":"6f1d0000-0000-4000-8000-000000000002","envelopeId":"4b728be4-4417-4b5e-9c5e-0d4a6d9d9f2c","envelopeSummary":{"status":"completed","emailSubject":"Please sign the order 1001","sentDateTime":"2026-11-20T10:10:02.1100000Z","completedDateTime":"2026-11-20T10:15:11.9000000Z"}}}"""
        );
        var key = Encoding.UTF8.GetBytes(Key);
        var signature = Convert.ToBase64String(HMACSHA256.HashData(key, body));
        var receiver = new DocuSignWebhookReceiver();
        WebhookSecret[] secrets = [new("ConnectKey", Key)];
        var webhook = new RawWebhook(body, name => name == "X-DocuSign-Signature-1" ? signature : null, DateTimeOffset.UtcNow);
        WebhookBenchmark.Line(
            "DocuSign verify",
            times,
            () => FloorVerify(key, signature, body),
            () => WebhookBenchmark.Accepted(receiver, webhook, secrets)
        );
    }

    private static bool FloorVerify(byte[] key, string signature, byte[] body)
    {
        Span<byte> expected = stackalloc byte[32];
        Span<byte> mac = stackalloc byte[32];
        return Convert.TryFromBase64String(signature, expected, out var length)
            && length == HMACSHA256.HashData(key, body, mac)
            && CryptographicOperations.FixedTimeEquals(expected, mac);
    }
}
