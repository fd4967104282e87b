namespace Procur.Integrations.Sandbox.Tests.Stripe;

public sealed class BillingTests : StripeTest
{
    [Fact]
    public async Task A_customer_is_made_changed_found_and_deleted()
    {
        var customer = await PostAsync(
            "v1/customers",
            ("name", "Ada"),
            ("email", "ada@example.com"),
            ("address[city]", "Nairobi"),
            ("metadata[reference]", "C-1")
        );
        Assert.Equal("Nairobi", customer.Text("address.city"));
        Assert.Null(customer.At("address.line1"));

        var changed = await PostAsync($"v1/customers/{customer.Id}", ("name", "Ada L."), ("email", ""));
        Assert.Equal("Ada L.", changed.Text("name"));
        Assert.Null(changed.At("email"));

        Assert.Equal(true, (await DeleteAsync($"v1/customers/{customer.Id}")).Flag("deleted"));
        Assert.Equal(true, (await GetAsync($"v1/customers/{customer.Id}")).Flag("deleted"));
        Assert.Empty((await GetAsync("v1/customers")).Data);
        Assert.Equal(404, (await PostAsync($"v1/customers/{customer.Id}", ("name", "x"))).Status);
        Assert.Equal("C-1", Assert.Single(await EffectsAsync("customer")).Reference);
    }

    [Fact]
    public async Task Cards_are_attached_listed_and_detached()
    {
        var customer = await CustomerWithCardAsync();
        var method = (await GetAsync($"v1/customers/{customer}/payment_methods")).Ids.Single();
        Assert.Equal(customer, (await GetAsync($"v1/payment_methods/{method}")).Text("customer"));

        Assert.Null((await PostAsync($"v1/payment_methods/{method}/detach")).At("customer"));
        Assert.Empty((await GetAsync($"v1/payment_methods?customer={customer}")).Data);
        Assert.Equal(402, (await PostAsync("v1/payment_methods/pm_card_chargeDeclined/attach", ("customer", customer))).Status);
        var typed = await PostAsync("v1/payment_methods", ("type", "card"), ("card[number]", "4000 0000 0000 0002"));
        Assert.Equal("0002", typed.Text("card.last4"));
        Assert.Equal(
            (402, "incorrect_number"),
            ((await PostAsync("v1/payment_methods", ("type", "card"), ("card[number]", "1234"))) is var x ? x.Status : 0, x.Code)
        );
    }

    [Fact]
    public async Task An_invoice_item_of_a_unit_amount_is_multiplied_by_its_quantity()
    {
        var customer = await PostAsync("v1/customers", ("name", "Ada"));

        var item = await PostAsync(
            "v1/invoiceitems",
            ("customer", customer.Id),
            ("currency", "usd"),
            ("quantity", "3"),
            ("unit_amount_decimal", "1000")
        );

        Assert.Equal(3000, item.Number("amount"));
        Assert.Equal(3, item.Number("quantity"));
    }

    [Fact]
    public async Task Products_and_prices_are_kept()
    {
        var product = await PostAsync(
            "v1/products",
            ("name", "Chair"),
            ("default_price_data[currency]", "eur"),
            ("default_price_data[unit_amount]", "9900")
        );
        var price = (await GetAsync($"v1/products/{product.Id}?expand[]=default_price")).Number("default_price.unit_amount");
        Assert.Equal(9900, price);

        var keyed = await PostAsync("v1/prices", ("product", product.Id), ("currency", "eur"), ("unit_amount", "100"), ("lookup_key", "k"));
        Assert.Equal([keyed.Id], (await GetAsync("v1/prices?lookup_keys[]=k")).Ids);
        Assert.Equal(
            400,
            (await PostAsync("v1/prices", ("product", product.Id), ("currency", "eur"), ("unit_amount", "1"), ("lookup_key", "k"))).Status
        );
        Assert.Equal(400, (await DeleteAsync($"v1/products/{product.Id}")).Status);
        Assert.Equal(400, (await PostAsync("v1/prices", ("product", "prod_nobody"), ("currency", "eur"), ("unit_amount", "1"))).Status);
        Assert.Equal(false, (await PostAsync($"v1/products/{product.Id}", ("active", "false"))).Flag("active"));
    }

    [Fact]
    public async Task A_subscription_is_paid_at_once_and_can_be_changed_and_canceled()
    {
        var customer = await CustomerWithCardAsync();
        var price = await MonthlyPriceAsync();
        var subscription = await PostAsync(
            "v1/subscriptions",
            ("customer", customer),
            ("items[0][price]", price),
            ("items[0][quantity]", "2"),
            ("metadata[reference]", "S-1"),
            ("expand[]", "latest_invoice.payments.data.payment.payment_intent")
        );

        Assert.Equal("active", subscription.State);
        Assert.Equal(("paid", 4000L), (subscription.Text("latest_invoice.status"), subscription.Number("latest_invoice.total")));
        Assert.Equal("succeeded", subscription.Text("latest_invoice.payments.data.0.payment.payment_intent.status"));
        var payment = Assert.Single(await EffectsAsync("payment"));
        Assert.Equal((40m, "S-1"), (payment.Amount, payment.Reference));

        var item = subscription.Text("items.data.0.id")!;
        var changed = await PostAsync(
            $"v1/subscriptions/{subscription.Id}",
            ("items[0][id]", item),
            ("items[0][quantity]", "5"),
            ("cancel_at_period_end", "true")
        );
        Assert.Equal((5L, true), (changed.Number("items.data.0.quantity"), changed.Flag("cancel_at_period_end")));
        Assert.Equal(changed.Number("items.data.0.current_period_end"), changed.Number("cancel_at"));

        Assert.Equal("canceled", (await DeleteAsync($"v1/subscriptions/{subscription.Id}")).State);
        Assert.Equal(404, (await DeleteAsync($"v1/subscriptions/{subscription.Id}")).Status);
        Assert.Empty((await GetAsync("v1/subscriptions")).Data);
        Assert.Single((await GetAsync("v1/subscriptions?status=all")).Data);
        Assert.Single(await EffectsAsync("subscription-canceled"));
    }

    [Theory]
    [InlineData("allow_incomplete", "incomplete")]
    [InlineData("default_incomplete", "incomplete")]
    public async Task A_subscription_whose_card_fails_later_stays_incomplete_until_it_is_paid(string behavior, string state)
    {
        var customer = await CustomerWithCardAsync("pm_card_chargeCustomerFail");
        var subscription = await PostAsync(
            "v1/subscriptions",
            ("customer", customer),
            ("items[0][price]", await MonthlyPriceAsync()),
            ("payment_behavior", behavior),
            ("expand[]", "latest_invoice.payments")
        );
        Assert.Equal((200, state), (subscription.Status, subscription.State));
        Assert.Empty(await EffectsAsync("payment"));

        var intent = subscription.Text("latest_invoice.payments.data.0.payment.payment_intent");
        var paid = await PostAsync($"v1/payment_intents/{intent}/confirm", ("payment_method", "pm_card_visa"));

        Assert.Equal("succeeded", paid.State);
        Assert.Equal("active", (await GetAsync($"v1/subscriptions/{subscription.Id}")).State);
        Assert.Equal("paid", (await GetAsync($"v1/invoices/{subscription.Text("latest_invoice.id")}")).State);
    }

    [Fact]
    public async Task A_subscription_that_must_not_be_incomplete_is_not_made()
    {
        var customer = await CustomerWithCardAsync("pm_card_chargeCustomerFail");
        (string, string)[] form = [("customer", customer), ("items[0][price]", await MonthlyPriceAsync())];

        Assert.Equal(402, (await PostAsync("v1/subscriptions", [.. form, ("payment_behavior", "error_if_incomplete")])).Status);
        var poor = await PostAsync("v1/customers");
        Assert.Equal(
            (400, "resource_missing"),
            ((await PostAsync("v1/subscriptions", [("customer", poor.Id), form[1]])) is var x ? x.Status : 0, x.Code)
        );
        Assert.Empty((await GetAsync("v1/subscriptions?status=all")).Data);
    }

    [Fact]
    public async Task A_trial_costs_nothing_yet()
    {
        var poor = await PostAsync("v1/customers");
        var subscription = await PostAsync(
            "v1/subscriptions",
            ("customer", poor.Id),
            ("items[0][price]", await MonthlyPriceAsync()),
            ("trial_period_days", "14")
        );

        Assert.Equal("trialing", subscription.State);
        Assert.Empty(await EffectsAsync("payment"));
    }

    [Fact]
    public async Task An_invoice_is_drafted_finalized_sent_and_paid()
    {
        var customer = await CustomerWithCardAsync();
        var invoice = await PostAsync(
            "v1/invoices",
            ("customer", customer),
            ("collection_method", "send_invoice"),
            ("days_until_due", "30"),
            ("metadata[reference]", "INV-1")
        );
        await PostAsync(
            "v1/invoiceitems",
            ("customer", customer),
            ("invoice", invoice.Id),
            ("amount", "1500"),
            ("currency", "usd"),
            ("description", "Chairs")
        );
        var priced = await PostAsync("v1/prices", ("currency", "usd"), ("unit_amount", "250"), ("product_data[name]", "Nails"));
        await PostAsync(
            "v1/invoiceitems",
            ("customer", customer),
            ("invoice", invoice.Id),
            ("pricing[price]", priced.Id),
            ("quantity", "4")
        );
        Assert.Equal("draft", (await GetAsync($"v1/invoices/{invoice.Id}")).State);

        var open = await PostAsync($"v1/invoices/{invoice.Id}/finalize");
        Assert.Equal(("open", 2500L), (open.State, open.Number("amount_due")));
        Assert.EndsWith("-0001", open.Text("number"), StringComparison.Ordinal);
        Assert.Equal(400, (await PostAsync($"v1/invoices/{invoice.Id}/finalize")).Status);
        Assert.Equal(400, (await DeleteAsync($"v1/invoices/{invoice.Id}")).Status);
        Assert.Equal(200, (await PostAsync($"v1/invoices/{invoice.Id}/send")).Status);

        var paid = await PostAsync($"v1/invoices/{invoice.Id}/pay");

        Assert.Equal(("paid", 2500L, 0L), (paid.State, paid.Number("amount_paid"), paid.Number("amount_remaining")));
        var effect = Assert.Single(await EffectsAsync("payment"));
        Assert.Equal((25m, "INV-1"), (effect.Amount, effect.Reference));
        Assert.Equal(400, (await PostAsync($"v1/invoices/{invoice.Id}/pay")).Status);
        Assert.Equal(400, (await PostAsync($"v1/invoices/{invoice.Id}/void")).Status);
        var payment = Assert.Single((await GetAsync($"v1/invoice_payments?invoice={invoice.Id}")).Data);
        Assert.Equal(effect.Id, payment!["payment"]!["payment_intent"]!.GetValue<string>());
        Assert.Equal(
            ["Chairs", "Nails"],
            (await GetAsync($"v1/invoices/{invoice.Id}/lines")).Data.Select(x => x!["description"]!.GetValue<string>())
        );
    }

    [Fact]
    public async Task An_invoice_can_be_paid_elsewhere_voided_or_deleted()
    {
        var elsewhere = await OpenInvoiceAsync();
        var paid = await PostAsync($"v1/invoices/{elsewhere}/pay", ("paid_out_of_band", "true"));
        Assert.Equal("paid", paid.State);
        Assert.Empty(await EffectsAsync("payment"));

        var voided = await PostAsync($"v1/invoices/{await OpenInvoiceAsync()}/void");
        Assert.Equal("void", voided.State);
        Assert.Equal(400, (await PostAsync($"v1/invoices/{voided.Id}/pay")).Status);

        var draft = await PostAsync("v1/invoices", ("customer", await CustomerWithCardAsync()));
        Assert.Equal(true, (await DeleteAsync($"v1/invoices/{draft.Id}")).Flag("deleted"));
        Assert.Equal(404, (await GetAsync($"v1/invoices/{draft.Id}")).Status);
    }

    [Fact]
    public async Task An_invoice_whose_card_is_declined_stays_open()
    {
        var invoice = await OpenInvoiceAsync("pm_card_chargeCustomerFail");

        var declined = await PostAsync($"v1/invoices/{invoice}/pay");

        Assert.Equal((402, "card_declined"), (declined.Status, declined.Code));
        var open = await GetAsync($"v1/invoices/{invoice}");
        Assert.Equal(("open", 1L), (open.State, open.Number("attempt_count")));
        Assert.Equal("paid", (await PostAsync($"v1/invoices/{invoice}/pay", ("payment_method", "pm_card_visa"))).State);
    }

    [Fact]
    public async Task Pending_items_come_onto_an_invoice_that_asks_for_them()
    {
        var customer = await CustomerWithCardAsync();
        var item = await PostAsync("v1/invoiceitems", ("customer", customer), ("amount", "700"), ("currency", "usd"));
        Assert.Equal(0, (await PostAsync("v1/invoices", ("customer", customer), ("currency", "usd"))).Number("total"));

        var invoice = await PostAsync(
            "v1/invoices",
            ("customer", customer),
            ("currency", "usd"),
            ("pending_invoice_items_behavior", "include")
        );

        Assert.Equal(700, invoice.Number("total"));
        Assert.Equal(invoice.Id, (await GetAsync($"v1/invoiceitems/{item.Id}")).Text("invoice"));
        await DeleteAsync($"v1/invoiceitems/{item.Id}");
        Assert.Equal(0, (await GetAsync($"v1/invoices/{invoice.Id}")).Number("total"));
    }

    [Fact]
    public async Task Invoices_and_subscriptions_are_told_about()
    {
        await using var receiver = await Receivers.WebhookReceiver.StartAsync(Token);
        var customer = await CustomerWithCardAsync();
        var price = await MonthlyPriceAsync();
        await Control.SetWebhookUrlAsync("stripe", "default", receiver.Url, Token);

        var subscription = await PostAsync("v1/subscriptions", ("customer", customer), ("items[0][price]", price));
        await DeleteAsync($"v1/subscriptions/{subscription.Id}");
        await Control.WaitForIdleAsync(Token);

        var types = receiver.Received.Select(x => System.Text.Json.Nodes.JsonNode.Parse(x.Body)!["type"]!.GetValue<string>());
        Assert.Equal(
            [
                "customer.subscription.created",
                "invoice.created",
                "payment_intent.created",
                "invoice.finalized",
                "charge.succeeded",
                "payment_intent.succeeded",
                "invoice.paid",
                "invoice.payment_succeeded",
                "customer.subscription.updated",
                "customer.subscription.deleted",
            ],
            types
        );
    }

    private async Task<string> OpenInvoiceAsync(string card = "pm_card_visa")
    {
        var customer = await CustomerWithCardAsync(card);
        var invoice = await PostAsync("v1/invoices", ("customer", customer), ("currency", "usd"));
        await PostAsync("v1/invoiceitems", ("customer", customer), ("invoice", invoice.Id), ("amount", "1500"), ("currency", "usd"));
        return (await PostAsync($"v1/invoices/{invoice.Id}/finalize")).Id;
    }
}
