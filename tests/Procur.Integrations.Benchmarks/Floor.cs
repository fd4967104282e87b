using System.Net.Http.Headers;
using System.Net.Http.Json;

namespace Procur.Integrations.Benchmarks;

/// <summary>The floor: bare <see cref="HttpClient"/> with source-generated JSON, as one would write it by hand for one call.</summary>
internal sealed class Floor(HttpClient client)
{
    public async Task<FloorIntent?> CreateAsync()
    {
        var key = Guid.NewGuid().ToString("N");
        using var request = new HttpRequestMessage(HttpMethod.Post, "v1/payment_intents");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "sk_test_benchmark");
        request.Headers.Add("Idempotency-Key", key);
        request.Headers.Add("Stripe-Version", "2026-10-28.endive");
        request.Content = new FormUrlEncodedContent([
            new("amount", "2000"),
            new("currency", "usd"),
            new("description", "Order 1001"),
            new("payment_method", "pm_card_visa"),
            new("confirm", "true"),
            new("automatic_payment_methods[enabled]", "true"),
            new("automatic_payment_methods[allow_redirects]", "never"),
            new("metadata[department]", "IT"),
            new("metadata[reference]", "PO-1001"),
            new("metadata[key]", key),
        ]);
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync(FloorJson.Default.FloorIntent);
    }

    public async Task<FloorIntent?> GetAsync()
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Get,
            "v1/payment_intents/pi_3MtwBwLkdIwHu7ix28a3tqPa?expand%5B0%5D=latest_charge"
        );
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "sk_test_benchmark");
        request.Headers.Add("Stripe-Version", "2026-10-28.endive");
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync(FloorJson.Default.FloorIntent);
    }

    public async Task<FloorPosted?> PostAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/chat.postMessage");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "xoxb-benchmark");
        request.Content = JsonContent.Create(new FloorPost("C123ABC456", "Here's a message for you"), FloorJson.Default.FloorPost);
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync(FloorJson.Default.FloorPosted);
    }
}
