using System.Net;
using System.Text.Json.Nodes;

namespace Procur.Integrations.Sandbox.Tests.Stripe;

public sealed class PaymentTests : StripeTest
{
    [Fact]
    public async Task A_payment_by_a_good_card_succeeds_and_is_in_the_ledger_with_its_reference()
    {
        var payment = await PayAsync(
            null,
            null,
            ("metadata[reference]", "PO-17"),
            ("metadata[note]", "Café & Söhne=1"),
            ("expand[]", "latest_charge")
        );

        Assert.Equal("succeeded", payment.State);
        Assert.Equal(1000, payment.Number("amount_received"));
        Assert.Equal("Café & Söhne=1", payment.Text("metadata.note"));
        Assert.Equal("visa", payment.Text("latest_charge.payment_method_details.card.brand"));
        Assert.Equal(payment.Id, payment.Text("latest_charge.payment_intent"));
        var effect = Assert.Single(await Control.GetLedgerAsync(cancellationToken: Token));
        Assert.Equal(
            ("payment", payment.Id, 10m, "USD", "PO-17"),
            (effect.Kind, effect.Id, effect.Amount, effect.Currency, effect.Reference)
        );
        Assert.Equal(payment.Body["id"]!.GetValue<string>(), (await GetAsync($"v1/payment_intents/{payment.Id}")).Id);
    }

    [Fact]
    public async Task A_payment_goes_its_way_step_by_step()
    {
        var payment = await PostAsync("v1/payment_intents", ("amount", "1000"), ("currency", "usd"), NoRedirects);
        Assert.Equal("requires_payment_method", payment.State);
        Assert.Empty(await EffectsAsync("payment"));

        Assert.Equal((400, "payment_intent_unexpected_state"), Said(await PostAsync($"v1/payment_intents/{payment.Id}/confirm")));

        var updated = await PostAsync(
            $"v1/payment_intents/{payment.Id}",
            ("amount", "2000"),
            ("payment_method", "pm_card_visa"),
            ("metadata[a]", "1")
        );
        Assert.Equal(("requires_confirmation", 2000L), (updated.State, updated.Number("amount")));

        Assert.Equal("succeeded", (await PostAsync($"v1/payment_intents/{payment.Id}/confirm")).State);
        Assert.Equal(20m, Assert.Single(await EffectsAsync("payment")).Amount);
        Assert.Equal((400, "payment_intent_unexpected_state"), Said(await PostAsync($"v1/payment_intents/{payment.Id}/confirm")));
        Assert.Equal(
            (400, "payment_intent_unexpected_state"),
            Said(
                await PostAsync($"v1/payment_intents/{payment.Id}", ("amount", "1")) is { Status: 400 } x ? x : await GetAsync("v1/balance")
            )
        );
    }

    [Theory]
    [InlineData("pm_card_chargeDeclined", "card_declined", "generic_decline")]
    [InlineData("pm_card_chargeDeclinedInsufficientFunds", "card_declined", "insufficient_funds")]
    [InlineData("pm_card_chargeDeclinedLostCard", "card_declined", "lost_card")]
    [InlineData("pm_card_chargeDeclinedStolenCard", "card_declined", "stolen_card")]
    [InlineData("pm_card_chargeDeclinedExpiredCard", "expired_card", "expired_card")]
    [InlineData("pm_card_chargeDeclinedIncorrectCvc", "incorrect_cvc", "incorrect_cvc")]
    [InlineData("pm_card_chargeDeclinedProcessingError", "processing_error", "processing_error")]
    public async Task A_declined_card_is_402_with_the_payment_that_stays_open(string card, string code, string declineCode)
    {
        var declined = await PayWithAsync(card);

        Assert.Equal(402, declined.Status);
        Assert.Equal("card_error", declined.Text("error.type"));
        Assert.Equal((code, declineCode), (declined.Text("error.code"), declined.Text("error.decline_code")));
        Assert.Equal("requires_payment_method", declined.Text("error.payment_intent.status"));
        Assert.Equal(code, declined.Text("error.payment_intent.last_payment_error.code"));
        Assert.StartsWith("pm_", declined.Text("error.payment_method.id"), StringComparison.Ordinal);
        Assert.StartsWith("ch_", declined.Text("error.charge"), StringComparison.Ordinal);
        Assert.Empty(await EffectsAsync("payment"));

        var id = declined.Text("error.payment_intent.id");
        var paid = await PostAsync($"v1/payment_intents/{id}/confirm", ("payment_method", "pm_card_visa"));
        Assert.Equal("succeeded", paid.State);
        Assert.Null(paid.At("last_payment_error"));
    }

    [Theory]
    [InlineData(true, "succeeded", 1)]
    [InlineData(false, "requires_payment_method", 0)]
    public async Task A_card_that_asks_first_sends_the_payer_to_an_address(bool succeeds, string state, int effects)
    {
        var asked = await PayWithAsync("pm_card_authenticationRequired", ("return_url", "https://host.example/back"));
        Assert.Equal(("requires_action", "redirect_to_url"), (asked.State, asked.Text("next_action.type")));
        Assert.Equal("https://host.example/back", asked.Text("next_action.redirect_to_url.return_url"));
        Assert.Empty(await EffectsAsync("payment"));

        var seen = await Control.ActAsync(
            "stripe",
            "authenticate",
            new JsonObject { ["payment_intent"] = asked.Id, ["succeed"] = succeeds },
            cancellationToken: Token
        );

        Assert.Equal(state, seen["status"]!.GetValue<string>());
        var payment = await GetAsync($"v1/payment_intents/{asked.Id}");
        Assert.Equal(state, payment.State);
        Assert.Equal(succeeds ? null : "payment_intent_authentication_failure", payment.Text("last_payment_error.code"));
        Assert.Equal(effects, (await EffectsAsync("payment")).Count);
    }

    [Fact]
    public async Task The_page_of_3d_secure_sends_the_payer_back()
    {
        var asked = await PayWithAsync("pm_card_authenticationRequired", ("return_url", "https://host.example/back?a=1"));
        var page = new Uri(asked.Text("next_action.redirect_to_url.url")!);
        Assert.Contains("Complete authentication", await Http.GetStringAsync(page, Token), StringComparison.Ordinal);

        using var click = new FormUrlEncodedContent(new Dictionary<string, string> { ["outcome"] = "succeed" });
        using var answer = await Http.PostAsync(page, click, Token);

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.StartsWith(
            $"https://host.example/back?a=1&payment_intent={asked.Id}&payment_intent_client_secret={asked.Id}_secret_",
            answer.Headers.Location!.AbsoluteUri,
            StringComparison.Ordinal
        );
        Assert.Equal("succeeded", (await GetAsync($"v1/payment_intents/{asked.Id}")).State);
    }

    [Theory]
    [InlineData("off_session")]
    [InlineData("error_on_requires_action")]
    public async Task A_card_that_asks_first_is_declined_where_nobody_can_be_asked(string option)
    {
        var declined = await PayWithAsync("pm_card_authenticationRequired", (option, "true"));

        Assert.Equal((402, "authentication_required"), Said(declined));
        Assert.Equal("requires_payment_method", declined.Text("error.payment_intent.status"));
    }

    [Fact]
    public async Task A_card_may_ask_and_then_be_declined()
    {
        var asked = await PayWithAsync(
            "pm_card_authenticationRequiredChargeDeclinedInsufficientFunds",
            ("return_url", "https://host.example/back")
        );

        await Control.ActAsync("stripe", "authenticate", new JsonObject { ["payment_intent"] = asked.Id }, cancellationToken: Token);

        Assert.Equal("insufficient_funds", (await GetAsync($"v1/payment_intents/{asked.Id}")).Text("last_payment_error.decline_code"));
    }

    [Fact]
    public async Task What_waits_for_no_authentication_cannot_be_authenticated()
    {
        var payment = await PayAsync();

        await Assert.ThrowsAsync<SandboxException>(() =>
            Control.ActAsync("stripe", "authenticate", new JsonObject { ["payment_intent"] = payment.Id }, cancellationToken: Token)
        );
    }

    [Fact]
    public async Task Payment_methods_that_redirect_ask_for_an_address_to_return_to()
    {
        (string, string)[] form = [("amount", "1000"), ("currency", "usd"), ("payment_method", "pm_card_visa"), ("confirm", "true")];

        var refused = await PostAsync("v1/payment_intents", form);
        Assert.Equal(400, refused.Status);
        Assert.Contains("return_url", refused.Text("error.message"), StringComparison.Ordinal);
        Assert.Empty((await GetAsync("v1/payment_intents")).Data);

        Assert.Equal("succeeded", (await PostAsync("v1/payment_intents", [.. form, ("return_url", "https://host.example")])).State);
        Assert.Equal("succeeded", (await PostAsync("v1/payment_intents", [.. form, ("payment_method_types[]", "card")])).State);
    }

    [Theory]
    [InlineData(null, 1000)]
    [InlineData("400", 400)]
    public async Task An_authorized_amount_is_captured_whole_or_in_part(string? part, int captured)
    {
        var payment = await PayAsync(null, null, ("capture_method", "manual"), ("metadata[reference]", "R"));
        Assert.Equal(("requires_capture", 1000L), (payment.State, payment.Number("amount_capturable")));
        Assert.Equal(10m, Assert.Single(await EffectsAsync("authorization")).Amount);
        Assert.Empty(await EffectsAsync("payment"));

        var done = await PostAsync($"v1/payment_intents/{payment.Id}/capture", part is null ? [] : [("amount_to_capture", part)]);

        Assert.Equal(("succeeded", captured, 0L), (done.State, done.Number("amount_received"), done.Number("amount_capturable")));
        Assert.Equal(captured / 100m, Assert.Single(await EffectsAsync("payment")).Amount);
        Assert.Equal((400, "payment_intent_unexpected_state"), Said(await PostAsync($"v1/payment_intents/{payment.Id}/capture")));
    }

    [Fact]
    public async Task No_more_is_captured_than_was_authorized()
    {
        var payment = await PayAsync(null, null, ("capture_method", "manual"));

        var refused = await PostAsync($"v1/payment_intents/{payment.Id}/capture", ("amount_to_capture", "1001"));

        Assert.Equal((400, "amount_too_large"), Said(refused));
        Assert.Equal("requires_capture", (await GetAsync($"v1/payment_intents/{payment.Id}")).State);
    }

    [Fact]
    public async Task A_payment_can_be_canceled_until_it_has_been_made()
    {
        var open = await PostAsync("v1/payment_intents", ("amount", "1000"), ("currency", "usd"));
        var canceled = await PostAsync($"v1/payment_intents/{open.Id}/cancel", ("cancellation_reason", "abandoned"));
        Assert.Equal(("canceled", "abandoned"), (canceled.State, canceled.Text("cancellation_reason")));

        var authorized = await PayAsync(null, null, ("capture_method", "manual"));
        await PostAsync($"v1/payment_intents/{authorized.Id}/cancel");
        Assert.Equal(authorized.Id, Assert.Single(await EffectsAsync("void")).Id);
        Assert.Equal(400, (await PostAsync($"v1/payment_intents/{authorized.Id}/capture")).Status);
        Assert.Equal(400, (await PostAsync($"v1/payment_intents/{authorized.Id}/confirm")).Status);

        var paid = await PayAsync();
        Assert.Equal((400, "payment_intent_unexpected_state"), Said(await PostAsync($"v1/payment_intents/{paid.Id}/cancel")));
    }

    [Theory]
    [InlineData("usd", "49", 400, "amount_too_small")]
    [InlineData("usd", "50", 200, null)]
    [InlineData("usd", "99999999", 200, null)]
    [InlineData("usd", "100000000", 400, "amount_too_large")]
    [InlineData("usd", "0", 400, "parameter_invalid_integer")]
    [InlineData("usd", "-5", 400, "parameter_invalid_integer")]
    [InlineData("usd", "10.5", 400, "parameter_invalid_integer")]
    [InlineData("jpy", "500", 200, null)]
    [InlineData("kwd", "1230", 200, null)]
    [InlineData("kwd", "1231", 400, "parameter_invalid_integer")]
    [InlineData("ugx", "50000", 200, null)]
    [InlineData("ugx", "50050", 400, "parameter_invalid_integer")]
    [InlineData("isk", "50010", 400, "parameter_invalid_integer")]
    [InlineData("xyz", "1000", 400, null)]
    public async Task An_amount_keeps_to_its_currencys_rules(string currency, string amount, int status, string? code)
    {
        var answer = await PostAsync("v1/payment_intents", ("amount", amount), ("currency", currency));

        Assert.Equal((status, code), Said(answer));
    }

    [Theory]
    [InlineData("jpy", "500", "500")]
    [InlineData("usd", "500", "5")]
    [InlineData("kwd", "1230", "1.230")]
    [InlineData("ugx", "50000", "500")]
    [InlineData("EUR", "150", "1.5")]
    public async Task The_ledger_has_major_units(string currency, string amount, string major)
    {
        await PostAsync("v1/payment_intents", [("amount", amount), ("currency", currency), .. Card]);

        var effect = Assert.Single(await EffectsAsync("payment"));
        Assert.Equal(decimal.Parse(major), effect.Amount);
        Assert.Equal(currency.ToUpperInvariant(), effect.Currency);
    }

    [Fact]
    public async Task A_refund_is_never_more_than_was_captured()
    {
        var payment = await PayAsync();
        var part = await PostAsync("v1/refunds", ("payment_intent", payment.Id), ("amount", "400"), ("metadata[reference]", "R-1"));
        Assert.Equal(("succeeded", 400L), (part.State, part.Number("amount")));

        Assert.Equal(400, (await PostAsync("v1/refunds", ("payment_intent", payment.Id), ("amount", "601"))).Status);
        Assert.Equal(600, (await PostAsync("v1/refunds", ("charge", payment.Text("latest_charge")!))).Number("amount"));
        Assert.Equal((400, "charge_already_refunded"), Said(await PostAsync("v1/refunds", ("payment_intent", payment.Id))));

        var effects = await EffectsAsync("refund");
        Assert.Equal([4m, 6m], effects.Select(x => x.Amount));
        Assert.Equal("R-1", effects[0].Reference);
        var charge = await GetAsync($"v1/charges/{payment.Text("latest_charge")}");
        Assert.Equal((true, 1000L), (charge.Flag("refunded"), charge.Number("amount_refunded")));
        Assert.Equal(2, (await GetAsync($"v1/refunds?payment_intent={payment.Id}")).Data.Count);
    }

    [Theory]
    [InlineData("amount", "0")]
    [InlineData("amount", "-1")]
    [InlineData("reason", "regret")]
    public async Task A_refund_is_checked(string name, string value)
    {
        var payment = await PayAsync();

        Assert.Equal(400, (await PostAsync("v1/refunds", ("payment_intent", payment.Id), (name, value))).Status);
        Assert.Empty(await EffectsAsync("refund"));
    }

    [Fact]
    public async Task What_has_not_been_paid_cannot_be_refunded()
    {
        var open = await PostAsync("v1/payment_intents", ("amount", "1000"), ("currency", "usd"));
        var authorized = await PayAsync(null, null, ("capture_method", "manual"));

        Assert.Equal(400, (await PostAsync("v1/refunds", ("payment_intent", open.Id))).Status);
        Assert.Equal(400, (await PostAsync("v1/refunds", ("payment_intent", authorized.Id))).Status);
        Assert.Equal(400, (await PostAsync("v1/refunds")).Status);
        Assert.Equal((400, "resource_missing"), Said(await PostAsync("v1/refunds", ("payment_intent", "pi_nobody"))));
    }

    [Theory]
    [InlineData(true, "succeeded", 400)]
    [InlineData(false, "failed", 0)]
    public async Task A_refund_may_stay_pending_until_it_is_settled(bool succeeds, string state, int refunded)
    {
        var payment = await PayWithAsync("pm_card_pendingRefund");
        var refund = await PostAsync("v1/refunds", ("payment_intent", payment.Id), ("amount", "400"));
        Assert.Equal("pending", refund.State);

        var act = new JsonObject { ["refund"] = refund.Id, ["succeed"] = succeeds };
        await Control.ActAsync("stripe", "settle-refund", act, cancellationToken: Token);

        Assert.Equal(state, (await GetAsync($"v1/refunds/{refund.Id}")).State);
        Assert.Equal(refunded, (await GetAsync($"v1/charges/{payment.Text("latest_charge")}")).Number("amount_refunded"));
    }

    [Fact]
    public async Task Of_many_refunds_at_once_no_more_than_was_paid_goes_back()
    {
        var payment = await PayAsync();

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 30).Select(_ => PostAsync("v1/refunds", ("payment_intent", payment.Id), ("amount", "100")))
        );

        Assert.Equal(10, answers.Count(x => x.Status == 200));
        Assert.Equal(10m, (await EffectsAsync("refund")).Sum(x => x.Amount));
    }

    [Fact]
    public async Task A_card_of_another_customer_cannot_be_used()
    {
        var customer = await CustomerWithCardAsync();
        var method = (await GetAsync($"v1/payment_methods?customer={customer}")).Ids.Single();
        (string, string)[] form = [("amount", "1000"), ("currency", "usd"), ("payment_method", method), ("confirm", "true"), NoRedirects];

        Assert.Equal(400, (await PostAsync("v1/payment_intents", form)).Status);
        Assert.Equal("succeeded", (await PostAsync("v1/payment_intents", [.. form, ("customer", customer)])).State);
    }

    [Fact]
    public async Task The_balance_is_what_was_paid_less_what_went_back()
    {
        var payment = await PayAsync();
        await PostAsync("v1/refunds", ("payment_intent", payment.Id), ("amount", "300"));

        Assert.Equal(700, (await GetAsync("v1/balance")).Number("available.0.amount"));
    }

    private static (int Status, string? Code) Said(StripeAnswer answer) => (answer.Status, answer.Code);
}
