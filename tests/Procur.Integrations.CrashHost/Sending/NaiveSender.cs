using System.Globalization;
using System.Net.Http.Headers;

namespace Procur.Integrations.CrashHost;

/// <summary>
/// The control: what a host does that has no journal. It notes what is done after it is done, and asks again for what is not noted. Nothing here is of the
/// library, so that a test which sees no duplicate here sees none anywhere.
/// </summary>
internal sealed class NaiveSender(IConfiguration configuration, string notes, KillPoint point)
{
    private readonly Lock gate = new();

    public async Task SendAsync(int number, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (File.Exists(notes) && File.ReadAllLines(notes).Contains(number.ToString(CultureInfo.InvariantCulture)))
            {
                return;
            }
        }

        using var client = new HttpClient { BaseAddress = new Uri(configuration["Integrations:Stripe:Endpoint"]!) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Bearer",
            configuration["Integrations:Stripe:SecretKey"]
        );
        using var form = new FormUrlEncodedContent(
            new Dictionary<string, string>
            {
                ["amount"] = "1000",
                ["currency"] = "usd",
                ["payment_method"] = "pm_card_visa",
                ["confirm"] = "true",
                ["automatic_payment_methods[enabled]"] = "true",
                ["automatic_payment_methods[allow_redirects]"] = "never",
                ["metadata[reference]"] = $"intent-{number}",
            }
        );
        point.Pass("sending");
        using var answer = await client.PostAsync(new Uri("v1/payment_intents", UriKind.Relative), form, cancellationToken);
        answer.EnsureSuccessStatusCode();
        point.Pass("answered");
        lock (gate)
        {
            File.AppendAllText(notes, number.ToString(CultureInfo.InvariantCulture) + "\n");
        }
    }
}
