using System.Web;
using Procur.Integrations.Journal;
using Procur.Integrations.Wire;

namespace Procur.Integrations.Stripe.Tests;

/// <summary>How long a key protects, what the journal keeps, and how a doubt is looked up.</summary>
public sealed class IntentTests
{
    private const int Tries = 4;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(22, true)]
    [InlineData(24, false)]
    public async Task An_unknown_change_is_sent_again_only_while_Stripe_knows_its_key(int hours, bool isSent)
    {
        await using var host = ScriptedHost.Start(new StripeFixture(), Lost());
        var client = host.Host.Get<StripeClient>();
        Task Change() => client.UpdateCustomerAsync("cus_1", new WireForm().Add("name", "Acme"), Named("rename 17"), Token);
        await Assert.ThrowsAsync<IntegrationException>(Change);
        host.Host.Time.Advance(TimeSpan.FromHours(hours));
        host.StandIn.Then(Reply.Json("""{"id":"cus_1"}"""));

        var again = await Record.ExceptionAsync(Change);

        Assert.Equal(isSent ? Tries + 1 : Tries, host.Calls.Count);
        Assert.Equal(isSent, again is null);
        Assert.Single(host.Calls.Select(call => call.Header("Idempotency-Key")).Distinct());
    }

    [Fact]
    public async Task A_deletion_whose_answer_is_lost_is_sent_again()
    {
        await using var host = ScriptedHost.Start(new StripeFixture(), Reply.Reset, Reply.Json("""{"id":"cus_1","deleted":true}"""));

        await host.Host.Get<IPaymentCustomers>().DeleteCustomerAsync("cus_1", Token);

        Assert.Equal(2, host.Calls.Count);
    }

    [Fact]
    public async Task A_named_deletion_is_made_once_and_kept_with_its_reference()
    {
        await using var host = ScriptedHost.Start(new StripeFixture(), Reply.Json("""{"id":"in_1","deleted":true}"""));
        var client = host.Host.Get<StripeClient>();
        var intent = Named("drop 17") with { Reference = "R17" };

        await client.DeleteInvoiceAsync("in_1", intent, Token);
        await client.DeleteInvoiceAsync("in_1", intent, Token);

        Assert.Single(host.Calls);
        Assert.Equal("R17", (await FindAsync(client, "drop 17", "invoices.delete")).Reference);
    }

    [Fact]
    public async Task A_named_payment_is_kept_with_its_reference()
    {
        await using var host = ScriptedHost.Start(new StripeFixture());
        var request = new PaymentRequest
        {
            Amount = new Money(10, "USD"),
            Reference = "INV-17",
            OperationKey = "pay 17",
        };

        await host.Host.Get<IPaymentProvider>().CreatePaymentAsync(request, Token);

        Assert.Equal("INV-17", (await FindAsync(host.Host.Get<StripeClient>(), "pay 17", "payment_intents.create")).Reference);
    }

    [Fact]
    public async Task What_was_made_is_looked_for_page_by_page_and_by_its_own_key()
    {
        await using var host = ScriptedHost.Start(new StripeFixture(), Lost());
        var request = new PaymentRequest { Amount = new Money(10, "USD"), OperationKey = "pay 17" };
        await Assert.ThrowsAsync<IntegrationException>(() => host.Host.Get<IPaymentProvider>().CreatePaymentAsync(request, Token));
        var key = host.Calls[0].Header("Idempotency-Key");
        host.StandIn.Then(
            Reply.Json("""{"data":[{"id":"pi_9","metadata":{"procur_key":"another"}}],"has_more":true}"""),
            Reply.Json($$$"""{"data":[{"id":"pi_8","metadata":{}},{"id":"pi_7","metadata":{"procur_key":"{{{key}}}"}}],"has_more":true}""")
        );

        var found = await ResolveAsync(host, "pay 17", "payment_intents.create");

        Assert.Equal(OutcomeFinding.TookEffect, found);
        Assert.Equal(Tries + 2, host.Calls.Count);
        Assert.Equal("pi_9", HttpUtility.ParseQueryString(host.Calls[^1].Query)["starting_after"]);
    }

    [Fact]
    public async Task A_subscription_is_looked_for_among_the_ended_ones_too()
    {
        await using var host = ScriptedHost.Start(new StripeFixture(), Lost());
        var request = new SubscriptionRequest
        {
            CustomerId = "cus_1",
            PriceId = "price_1",
            OperationKey = "subscribe 17",
        };
        await Assert.ThrowsAsync<IntegrationException>(() => host.Host.Get<ISubscriptionBilling>().CreateSubscriptionAsync(request, Token));
        host.StandIn.Then(Reply.Json("""{"data":[],"has_more":false}"""));

        await ResolveAsync(host, "subscribe 17", "subscriptions.create");

        Assert.Equal("all", HttpUtility.ParseQueryString(host.Calls[^1].Query)["status"]);
    }

    [Theory]
    [InlineData("requires_capture", OutcomeFinding.DidNotHappen)]
    [InlineData("canceled", OutcomeFinding.DidNotHappen)]
    [InlineData("succeeded", OutcomeFinding.TookEffect)]
    [InlineData("processing", OutcomeFinding.StillUnknown)]
    public async Task The_payments_state_says_whether_it_was_captured(string status, OutcomeFinding finding)
    {
        await using var host = ScriptedHost.Start(new StripeFixture(), Lost());
        var request = new CaptureRequest { PaymentId = "pi_1", OperationKey = "take 17" };
        await Assert.ThrowsAsync<IntegrationException>(() => host.Host.Get<IPaymentAuthorizations>().CapturePaymentAsync(request, Token));
        host.Host.Time.Advance(TimeSpan.FromMinutes(10));
        host.StandIn.Then(Reply.Json(StripeBodies.Intent(status: status)));

        Assert.Equal(finding, await ResolveAsync(host, "take 17", "payment_intents.capture"));
    }

    [Theory]
    [InlineData("payment_intents.cancel", "canceled", OutcomeFinding.TookEffect)]
    [InlineData("payment_intents.cancel", "requires_capture", OutcomeFinding.DidNotHappen)]
    [InlineData("payment_intents.cancel", "processing", OutcomeFinding.StillUnknown)]
    [InlineData("invoices.finalize", "open", OutcomeFinding.TookEffect)]
    [InlineData("invoices.finalize", "draft", OutcomeFinding.DidNotHappen)]
    [InlineData("invoices.void", "void", OutcomeFinding.TookEffect)]
    [InlineData("invoices.void", "open", OutcomeFinding.DidNotHappen)]
    public async Task What_was_changed_is_looked_up_by_its_own_state(string operation, string status, OutcomeFinding finding)
    {
        await using var host = ScriptedHost.Start(new StripeFixture(), Lost());
        var client = host.Host.Get<StripeClient>();
        var intent = Named("change 17");
        await Assert.ThrowsAsync<IntegrationException>(() =>
            operation switch
            {
                "invoices.finalize" => client.FinalizeInvoiceAsync("in_1", null, intent, Token),
                "invoices.void" => client.VoidInvoiceAsync("in_1", null, intent, Token),
                _ => (Task)client.CancelPaymentIntentAsync("pi_1", null, intent, Token),
            }
        );
        host.Host.Time.Advance(TimeSpan.FromMinutes(10));
        host.StandIn.Then(Reply.Json($$"""{"id":"x_1","status":"{{status}}"}"""));

        Assert.Equal(finding, await ResolveAsync(host, "change 17", operation));
        Assert.Equal(
            operation.StartsWith("invoices", StringComparison.Ordinal) ? "/v1/invoices/in_1" : "/v1/payment_intents/pi_1",
            host.Calls[^1].Path
        );
    }

    private static Reply[] Lost() => [.. Enumerable.Repeat(Reply.Reset, Tries)];

    private static WireIntent Named(string key) => WireIntent.New() with { OperationKey = key };

    private static async Task<JournalEntry> FindAsync(StripeClient client, string key, string step)
    {
        var entry = await client.Connection.FindOperationAsync(new JournalId(client.Connection.Id, key, step), Token);
        Assert.NotNull(entry);
        return entry;
    }

    private static Task<OutcomeFinding> ResolveAsync(ScriptedHost host, string key, string step) =>
        host.Host.Get<OperationOutcomes>().ResolveAsync(new JournalId(host.Host.Get<StripeClient>().Connection.Id, key, step), Token);
}
