using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Procur.Integrations.SendGrid;
using Procur.Integrations.Webhooks;

namespace Procur.Integrations.Benchmarks;

/// <summary>Verification of SendGrid's signed batches against the platform's own ECDSA with a key that was imported before.</summary>
internal static class SendGridVerification
{
    public static void Run(int times)
    {
        var now = DateTimeOffset.UtcNow;
        var stamp = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var body = Encoding.UTF8.GetBytes(
            $"[{string.Join(',', Enumerable.Range(0, 10).Select(i => $$"""{"email":"person{{i}}@example.com","timestamp":{{stamp}},"event":"delivered","sg_event_id":"{{i}}","sg_message_id":"14c5d75ce93dfd.recvd-1.0"}"""))}]\r\n"
        );
        using var signer = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var imported = ECDsa.Create();
        var info = signer.ExportSubjectPublicKeyInfo();
        imported.ImportSubjectPublicKeyInfo(info, out _);
        byte[] signed = [.. Encoding.UTF8.GetBytes(stamp), .. body];
        var signature = Convert.ToBase64String(signer.SignData(signed, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));
        var receiver = new SendGridWebhookReceiver(TimeProvider.System);
        WebhookSecret[] secrets = [new("WebhookPublicKey", Convert.ToBase64String(info))];
        var webhook = new RawWebhook(
            body,
            name =>
                name switch
                {
                    "X-Twilio-Email-Event-Webhook-Signature" => signature,
                    "X-Twilio-Email-Event-Webhook-Timestamp" => stamp,
                    _ => null,
                },
            now
        );
        WebhookBenchmark.Line(
            "SendGrid verify",
            times,
            () => FloorVerify(imported, stamp, signature, body),
            () => WebhookBenchmark.Accepted(receiver, webhook, secrets)
        );
    }

    private static bool FloorVerify(ECDsa key, string stamp, string signature, byte[] body)
    {
        if (
            !long.TryParse(stamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || Math.Abs(DateTimeOffset.UtcNow.ToUnixTimeSeconds() - seconds) > 300
        )
        {
            return false;
        }

        Span<byte> der = stackalloc byte[128];
        Convert.TryFromBase64String(signature, der, out var length);
        var rented = ArrayPool<byte>.Shared.Rent(stamp.Length + body.Length);
        Encoding.ASCII.GetBytes(stamp, rented);
        body.CopyTo(rented, stamp.Length);
        var isTrue = key.VerifyData(
            rented.AsSpan(0, stamp.Length + body.Length),
            der[..length],
            HashAlgorithmName.SHA256,
            DSASignatureFormat.Rfc3279DerSequence
        );
        ArrayPool<byte>.Shared.Return(rented);
        return isTrue;
    }
}
