namespace Procur.Integrations.Stripe.Tests;

/// <summary>Every documented status of what is billed, and one that nobody has heard of.</summary>
public sealed class StatusTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("incomplete", SubscriptionStatus.Incomplete)]
    [InlineData("incomplete_expired", SubscriptionStatus.Expired)]
    [InlineData("trialing", SubscriptionStatus.Trialing)]
    [InlineData("active", SubscriptionStatus.Active)]
    [InlineData("past_due", SubscriptionStatus.PastDue)]
    [InlineData("paused", SubscriptionStatus.Paused)]
    [InlineData("unpaid", SubscriptionStatus.Unpaid)]
    [InlineData("canceled", SubscriptionStatus.Canceled)]
    [InlineData("something_new", SubscriptionStatus.Unrecognized)]
    public async Task A_subscriptions_status_has_its_place(string word, SubscriptionStatus status)
    {
        await using var host = Answering(word);
        var subscription = await host.Host.Get<ISubscriptionBilling>().GetSubscriptionAsync("x_1", Token);
        Assert.Equal((status, word), (subscription.Status, subscription.ProviderStatus));
    }

    [Theory]
    [InlineData("draft", InvoiceStatus.Draft)]
    [InlineData("open", InvoiceStatus.Open)]
    [InlineData("paid", InvoiceStatus.Paid)]
    [InlineData("uncollectible", InvoiceStatus.Uncollectible)]
    [InlineData("void", InvoiceStatus.Void)]
    [InlineData("something_new", InvoiceStatus.Unrecognized)]
    public async Task An_invoices_status_has_its_place(string word, InvoiceStatus status)
    {
        await using var host = Answering(word);
        var invoice = await host.Host.Get<IInvoicing>().GetInvoiceAsync("x_1", Token);
        Assert.Equal((status, word), (invoice.Status, invoice.ProviderStatus));
    }

    [Theory]
    [InlineData("open", "unpaid", CheckoutStatus.Open, false)]
    [InlineData("complete", "paid", CheckoutStatus.Completed, true)]
    [InlineData("complete", "no_payment_required", CheckoutStatus.Completed, true)]
    [InlineData("expired", "unpaid", CheckoutStatus.Expired, false)]
    [InlineData("something_new", "something_new", CheckoutStatus.Unrecognized, false)]
    public async Task A_checkouts_status_has_its_place(string word, string payment, CheckoutStatus status, bool isPaid)
    {
        await using var host = Answering(word, payment);
        var session = await host.Host.Get<ICheckoutSessions>().GetCheckoutSessionAsync("x_1", Token);
        Assert.Equal((status, isPaid), (session.Status, session.IsPaid));
    }

    private static ScriptedHost Answering(string status, string payment = "") =>
        ScriptedHost.Start(new StripeFixture(), Reply.Json($$"""{"id":"x_1","status":"{{status}}","payment_status":"{{payment}}"}"""));
}
