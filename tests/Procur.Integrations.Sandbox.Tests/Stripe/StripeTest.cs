using System.Text.Json.Nodes;

namespace Procur.Integrations.Sandbox.Tests.Stripe;

/// <summary>Speaks to the Stripe stand-in as any HTTP client does.</summary>
public abstract class StripeTest : SandboxTest
{
    protected static readonly (string, string)[] Card = [("payment_method", "pm_card_visa"), ("confirm", "true"), NoRedirects];

    protected static (string, string) NoRedirects => ("automatic_payment_methods[allow_redirects]", "never");

    protected Task<StripeAnswer> GetAsync(string path, string? account = null) => SendAsync(Request(HttpMethod.Get, path, account));

    protected Task<StripeAnswer> DeleteAsync(string path) => SendAsync(Request(HttpMethod.Delete, path));

    protected Task<StripeAnswer> PostAsync(string path, params (string Name, string Value)[] form) => PostAsync(path, null, null, form);

    protected Task<StripeAnswer> PostAsync(string path, string? key, string? account, params (string Name, string Value)[] form)
    {
        var request = Request(HttpMethod.Post, path, account);
        request.Content = new FormUrlEncodedContent(form.Select(x => KeyValuePair.Create(x.Name, x.Value)));
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        return SendAsync(request);
    }

    protected async Task<StripeAnswer> SendAsync(HttpRequestMessage request)
    {
        using (request)
        {
            using var response = await Http.SendAsync(request, Token);
            var text = await response.Content.ReadAsStringAsync(Token);
            return new StripeAnswer(
                (int)response.StatusCode,
                JsonNode.Parse(text)!,
                response.Headers.ToDictionary(x => x.Key, x => string.Join(',', x.Value), StringComparer.OrdinalIgnoreCase)
            );
        }
    }

    /// <summary>A payment of 10 USD by a card that pays.</summary>
    protected Task<StripeAnswer> PayAsync(string? key = null, string? account = null, params (string Name, string Value)[] more) =>
        PostAsync("v1/payment_intents", key, account, [("amount", "1000"), ("currency", "usd"), .. Card, .. more]);

    /// <summary>A payment by a test card that is not the plain one.</summary>
    protected Task<StripeAnswer> PayWithAsync(string card, params (string Name, string Value)[] more) =>
        PostAsync(
            "v1/payment_intents",
            [("amount", "1000"), ("currency", "usd"), ("payment_method", card), ("confirm", "true"), NoRedirects, .. more]
        );

    protected async Task<IReadOnlyList<SandboxEffect>> EffectsAsync(string kind) =>
        await Control.GetLedgerAsync("stripe", kind: kind, cancellationToken: Token);

    /// <summary>A customer with a card that is charged by default.</summary>
    protected async Task<string> CustomerWithCardAsync(string card = "pm_card_visa")
    {
        var customer = await PostAsync("v1/customers", ("email", "payer@example.com"));
        var method = await PostAsync($"v1/payment_methods/{card}/attach", ("customer", customer.Id));
        await PostAsync($"v1/customers/{customer.Id}", ("invoice_settings[default_payment_method]", method.Id));
        return customer.Id;
    }

    protected async Task<string> MonthlyPriceAsync(string amount = "2000") =>
        (
            await PostAsync(
                "v1/prices",
                ("currency", "usd"),
                ("unit_amount", amount),
                ("recurring[interval]", "month"),
                ("product_data[name]", "Support")
            )
        ).Id;
}
