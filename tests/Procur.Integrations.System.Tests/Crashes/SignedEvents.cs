using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Procur.Integrations.System.Tests.Crashes;

/// <summary>Sends a host the events that Stripe would, and knows which of them it has acknowledged.</summary>
internal sealed class SignedEvents(string secret) : IDisposable
{
    private readonly HttpClient client = new() { Timeout = TimeSpan.FromSeconds(30) };

    /// <summary>Sends an event.</summary>
    /// <returns>Whether it was acknowledged; false where the host refused it or was gone.</returns>
    public async Task<bool> SendAsync(Uri host, string id, CancellationToken cancellationToken)
    {
        var body = $$"""
            {"id":"{{id}}","object":"event","api_version":"2026-10-28.endive","created":1790000000,"livemode":false,"type":"payment_intent.succeeded",
            "data":{"object":{ "id":"pi_{{id}}","object":"payment_intent","amount":1000,"amount_received":1000,"currency":"usd","status":"succeeded","livemode":false,"created":1790000000,"metadata":{ } } } }
            """;
        var time = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var signature = Convert.ToHexStringLower(
            HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{time}.{body}"))
        );
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(host, "api/webhooks/stripe"))
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("Stripe-Signature", $"t={time},v1={signature}");
        try
        {
            using var answer = await client.SendAsync(request, cancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    public void Dispose() => client.Dispose();
}
