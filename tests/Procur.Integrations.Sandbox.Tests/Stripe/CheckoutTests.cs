using System.Net;
using System.Text.Json.Nodes;

namespace Procur.Integrations.Sandbox.Tests.Stripe;

public sealed class CheckoutTests : StripeTest
{
    [Fact]
    public async Task A_checkout_is_paid_by_its_payer()
    {
        await using var receiver = await Receivers.WebhookReceiver.StartAsync(Token);
        await Control.SetWebhookUrlAsync("stripe", "default", receiver.Url, Token);
        var session = await OpenAsync(("client_reference_id", "ORDER-1"));
        Assert.Equal(("open", "unpaid", 1998L), (session.State, session.Text("payment_status"), session.Number("amount_total")));
        Assert.Null(session.At("payment_intent"));

        var seen = await ActAsync(session.Id, "pm_card_visa");

        Assert.Equal("complete", seen["status"]!.GetValue<string>());
        Assert.Equal($"https://host.example/done?id={session.Id}", seen["success_url"]!.GetValue<string>());
        var done = await GetAsync($"v1/checkout/sessions/{session.Id}?expand[]=payment_intent&expand[]=line_items");
        Assert.Equal(("complete", "paid", "succeeded"), (done.State, done.Text("payment_status"), done.Text("payment_intent.status")));
        Assert.Equal("Chair", done.Text("line_items.data.0.description"));
        Assert.Null(done.At("url"));
        var payment = Assert.Single(await EffectsAsync("payment"));
        Assert.Equal((19.98m, "ORDER-1"), (payment.Amount, payment.Reference));
        await Control.WaitForIdleAsync(Token);
        Assert.Contains("\"type\":\"checkout.session.completed\"", receiver.Received[^1].Text, StringComparison.Ordinal);
        await Assert.ThrowsAsync<SandboxException>(() => ActAsync(session.Id, "pm_card_visa"));
    }

    [Fact]
    public async Task A_payer_whose_card_is_declined_may_try_another()
    {
        var session = await OpenAsync();

        var declined = await ActAsync(session.Id, "pm_card_chargeDeclined");
        Assert.Equal(("open", "generic_decline"), (declined["status"]!.GetValue<string>(), declined["decline_code"]!.GetValue<string>()));
        Assert.Empty(await EffectsAsync("payment"));

        Assert.Equal("complete", (await ActAsync(session.Id, "pm_card_visa"))["status"]!.GetValue<string>());
        Assert.Single((await GetAsync("v1/payment_intents")).Data);
    }

    [Fact]
    public async Task A_payer_may_be_asked_first()
    {
        var session = await OpenAsync();
        var asked = await ActAsync(session.Id, "pm_card_authenticationRequired");
        Assert.Equal("requires_action", asked["payment_intent_status"]!.GetValue<string>());

        var payment = new JsonObject { ["payment_intent"] = asked["payment_intent"]!.GetValue<string>() };
        await Control.ActAsync("stripe", "authenticate", payment, cancellationToken: Token);

        Assert.Equal("paid", (await GetAsync($"v1/checkout/sessions/{session.Id}")).Text("payment_status"));
    }

    [Fact]
    public async Task The_page_takes_a_payer_through()
    {
        var session = await OpenAsync();
        var page = new Uri(session.Text("url")!);
        Assert.Contains("2 × Chair", await Http.GetStringAsync(page, Token), StringComparison.Ordinal);

        using var declined = await ClickAsync(page, "pm_card_chargeDeclined");
        Assert.Contains("declined", await declined.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        using var paid = await ClickAsync(page, "pm_card_visa");

        Assert.Equal(HttpStatusCode.SeeOther, paid.StatusCode);
        Assert.Equal($"https://host.example/done?id={session.Id}", paid.Headers.Location!.AbsoluteUri);
        Assert.Contains("complete", await Http.GetStringAsync(page, Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_subscription_begins_with_a_checkout()
    {
        var session = await PostAsync(
            "v1/checkout/sessions",
            ("mode", "subscription"),
            ("success_url", "https://host.example/done"),
            ("line_items[0][price]", await MonthlyPriceAsync()),
            ("line_items[0][quantity]", "1"),
            ("customer_email", "new@example.com")
        );

        await ActAsync(session.Id, "pm_card_visa");

        var done = await GetAsync($"v1/checkout/sessions/{session.Id}?expand[]=subscription&expand[]=customer");
        Assert.Equal(("complete", "active"), (done.State, done.Text("subscription.status")));
        Assert.Equal("new@example.com", done.Text("customer.email"));
        Assert.Equal(20m, Assert.Single(await EffectsAsync("payment")).Amount);
    }

    [Fact]
    public async Task A_checkout_expires_when_told_or_after_a_day()
    {
        var told = await OpenAsync();
        Assert.Equal("expired", (await PostAsync($"v1/checkout/sessions/{told.Id}/expire")).State);
        Assert.Equal(400, (await PostAsync($"v1/checkout/sessions/{told.Id}/expire")).Status);

        var late = await OpenAsync();
        await Control.AdvanceAsync(TimeSpan.FromHours(25), Token);
        Assert.Equal("expired", (await GetAsync($"v1/checkout/sessions/{late.Id}")).State);
        await Assert.ThrowsAsync<SandboxException>(() => ActAsync(late.Id, "pm_card_visa"));
    }

    [Fact]
    public async Task A_checkout_may_only_authorize()
    {
        var session = await OpenAsync(("payment_intent_data[capture_method]", "manual"), ("payment_intent_data[metadata][reference]", "R"));

        var seen = await ActAsync(session.Id, "pm_card_visa");

        Assert.Equal("requires_capture", seen["payment_intent_status"]!.GetValue<string>());
        Assert.Single(await EffectsAsync("authorization"));
        Assert.Empty(await EffectsAsync("payment"));
    }

    [Theory]
    [InlineData("mode", "gift")]
    [InlineData("success_url", null)]
    [InlineData("line_items[0][quantity]", null)]
    [InlineData("line_items[0][price_data][currency]", "xyz")]
    [InlineData("line_items[0][price_data][unit_amount]", "1")]
    public async Task A_checkout_is_checked(string name, string? value)
    {
        var form = Form().Where(x => x.Item1 != name);

        Assert.Equal(400, (await PostAsync("v1/checkout/sessions", [.. form, .. value is null ? [] : new[] { (name, value) }])).Status);
        Assert.Empty(await EffectsAsync("checkout"));
    }

    private static (string, string)[] Form() =>
        [
            ("mode", "payment"),
            ("success_url", "https://host.example/done?id={CHECKOUT_SESSION_ID}"),
            ("cancel_url", "https://host.example/back"),
            ("line_items[0][price_data][currency]", "eur"),
            ("line_items[0][price_data][unit_amount]", "999"),
            ("line_items[0][price_data][product_data][name]", "Chair"),
            ("line_items[0][quantity]", "2"),
        ];

    private Task<StripeAnswer> OpenAsync(params (string, string)[] more) => PostAsync("v1/checkout/sessions", [.. Form(), .. more]);

    private Task<JsonObject> ActAsync(string session, string card) =>
        Control.ActAsync(
            "stripe",
            "complete-checkout",
            new JsonObject { ["session"] = session, ["payment_method"] = card },
            cancellationToken: Token
        );

    private async Task<HttpResponseMessage> ClickAsync(Uri page, string card)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["payment_method"] = card });
        return await Http.PostAsync(page, form, Token);
    }
}
