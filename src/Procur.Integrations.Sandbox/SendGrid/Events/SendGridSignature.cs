using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace Procur.Integrations.Sandbox.SendGrid.Events;

/// <summary>The signature of the event webhook: ECDSA over the stamp and the body, as a DER sequence in base64.</summary>
internal static class SendGridSignature
{
    public static HttpRequestMessage Request(Uri target, byte[] body, ECDsa key, DateTimeOffset at)
    {
        var stamp = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        byte[] signed = [.. Encoding.UTF8.GetBytes(stamp), .. body];
        byte[] signature;
        lock (key)
        {
            signature = key.SignData(signed, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        }

        var request = new HttpRequestMessage(HttpMethod.Post, target) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("X-Twilio-Email-Event-Webhook-Signature", Convert.ToBase64String(signature));
        request.Headers.Add("X-Twilio-Email-Event-Webhook-Timestamp", stamp);
        request.Headers.UserAgent.ParseAdd("SendGrid-Event-API");
        return request;
    }
}
