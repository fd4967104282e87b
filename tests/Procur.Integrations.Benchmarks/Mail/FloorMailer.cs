using System.Net.Http.Headers;
using System.Net.Http.Json;

namespace Procur.Integrations.Benchmarks.Mail;

/// <summary>SendGrid's one call by hand.</summary>
internal sealed class FloorMailer(HttpClient client)
{
    public async Task<string?> SendAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "v3/mail/send");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "SG.benchmark");
        request.Content = JsonContent.Create(
            new FloorMail(
                new FloorAddress("orders@example.com", "Orders"),
                [
                    new FloorPersonalization(
                        [new FloorAddress("person@example.com", "A Person")],
                        new Dictionary<string, string> { ["reference"] = "PO-1001", ["procur_intent"] = Guid.NewGuid().ToString("N") }
                    ),
                ],
                "Order 1001",
                [new FloorContent("text/plain", Mails.Text), new FloorContent("text/html", Mails.Html)],
                new FloorTracking(new FloorSwitch(false))
            ),
            FloorMailJson.Default.FloorMail
        );
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        response.EnsureSuccessStatusCode();
        await response.Content.CopyToAsync(Stream.Null);
        return response.Headers.TryGetValues("X-Message-Id", out var ids) ? ids.First() : null;
    }
}
