using System.Text.Json.Nodes;

namespace Procur.Integrations.Stripe.Tests;

/// <summary>What leaves for an invoice, and what a decline of one is.</summary>
public sealed class InvoiceFormTests
{
    private const string Open =
        """{"id":"in_1","object":"invoice","status":"open","currency":"usd","total":1000,"amount_remaining":1000}""";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_draft_waits_for_the_host_and_holds_nothing_but_its_own_lines()
    {
        await using var host = Answering();

        await host.Host.Get<IInvoicing>().CreateInvoiceAsync(Request(), Token);

        var form = Forms.Read(host.Calls[0]);
        Assert.Equal("/v1/invoices", host.Calls[0].Path);
        // Stripe would finalize it by itself after an hour.
        Assert.Equal("false", form["auto_advance"]);
        // And put on it what stands open of the customer's from elsewhere.
        Assert.Equal("exclude", form["pending_invoice_items_behavior"]);
        Assert.Equal("charge_automatically", form["collection_method"]);
        Assert.DoesNotContain("days_until_due", form.Keys);
    }

    [Fact]
    public async Task Days_until_it_is_due_make_it_one_that_is_sent()
    {
        await using var host = Answering();

        await host.Host.Get<IInvoicing>().CreateInvoiceAsync(Request() with { DaysUntilDue = 30, Description = "Term 1" }, Token);

        var form = Forms.Read(host.Calls[0]);
        Assert.Equal(("send_invoice", "30", "Term 1"), (form["collection_method"], form["days_until_due"], form["description"]));
    }

    [Fact]
    public async Task Each_line_goes_on_that_very_draft()
    {
        await using var host = Answering();

        await host.Host.Get<IInvoicing>().CreateInvoiceAsync(Request(), Token);

        var line = Forms.Read(host.Calls[1]);
        Assert.Equal("/v1/invoiceitems", host.Calls[1].Path);
        Assert.Equal(
            ("cus_1", "in_1", "usd", "Tuition", "2", "500"),
            (line["customer"], line["invoice"], line["currency"], line["description"], line["quantity"], line["unit_amount_decimal"])
        );
        Assert.Equal(3, host.Calls.Count);
    }

    [Theory]
    [InlineData("""{"error":{"type":"card_error","code":"card_declined","message":"No."}}""")]
    [InlineData(
        """{"error":{"type":"card_error","message":"No.","payment_intent":{"id":"pi_1","object":"payment_intent","status":"requires_payment_method"}}}"""
    )]
    public async Task A_decline_with_or_without_a_payment_in_it_is_the_invoice_as_it_stands(string decline)
    {
        await using var host = ScriptedHost.Start(new StripeFixture(), Reply.Json(decline, 402), Reply.Json(Open));

        var invoice = await host.Host.Get<IInvoicing>().PayInvoiceAsync(new InvoiceAction { InvoiceId = "in_1" }, Token);

        Assert.Equal((InvoiceStatus.Open, new Money(10m, "USD")), (invoice.Status, invoice.AmountDue));
        Assert.Equal(["POST", "GET"], host.Calls.Select(call => call.Method));
    }

    [Fact]
    public async Task Another_refusal_to_pay_is_thrown()
    {
        await using var host = ScriptedHost.Start(
            new StripeFixture(),
            Reply.Json(StripeBodies.Error("invalid_request_error", "invoice_not_editable"), 400)
        );

        await Assert.ThrowsAsync<IntegrationException>(() =>
            host.Host.Get<IInvoicing>().PayInvoiceAsync(new InvoiceAction { InvoiceId = "in_1" }, Token)
        );

        Assert.Single(host.Calls);
    }

    [Fact]
    public async Task What_the_host_adds_goes_along_and_what_would_be_said_twice_is_refused()
    {
        await using var host = Answering();
        var invoicing = host.Host.Get<IInvoicing>();

        await Assert.ThrowsAsync<ArgumentException>(() =>
            invoicing.CreateInvoiceAsync(Request() with { ProviderOptions = new JsonObject { ["auto_advance"] = true } }, Token)
        );
        Assert.Empty(host.Calls);

        await invoicing.CreateInvoiceAsync(Request() with { ProviderOptions = new JsonObject { ["footer"] = "Thank you" } }, Token);
        Assert.Equal("Thank you", Forms.Read(host.Calls[0])["footer"]);
    }

    private static ScriptedHost Answering() =>
        ScriptedHost.Start(new StripeFixture(), Reply.Json(Open), Reply.Json("""{"id":"ii_1","object":"invoiceitem"}"""), Reply.Json(Open));

    private static InvoiceRequest Request() =>
        new() { CustomerId = "cus_1", Lines = [new InvoiceLine("Tuition", new Money(5m, "USD"), 2)] };
}
