namespace Procur.Integrations.Stripe.Tests;

/// <summary>What Stripe's words become.</summary>
public sealed class PaymentReadingTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("requires_payment_method", PaymentStatus.RequiresPaymentMethod, false)]
    [InlineData("requires_source", PaymentStatus.RequiresPaymentMethod, false)]
    [InlineData("requires_confirmation", PaymentStatus.RequiresConfirmation, false)]
    [InlineData("requires_action", PaymentStatus.RequiresAction, false)]
    [InlineData("requires_source_action", PaymentStatus.RequiresAction, false)]
    [InlineData("processing", PaymentStatus.Processing, false)]
    [InlineData("requires_capture", PaymentStatus.Authorized, false)]
    [InlineData("canceled", PaymentStatus.Canceled, true)]
    [InlineData("succeeded", PaymentStatus.Succeeded, true)]
    [InlineData("something_new", PaymentStatus.Unrecognized, false)]
    public async Task Every_status_has_its_place_and_a_new_one_is_kept(string word, PaymentStatus status, bool isFinal)
    {
        var payment = await ReadAsync(StripeBodies.Intent(status: word));

        Assert.Equal(status, payment.Status);
        Assert.Equal(word, payment.ProviderStatus);
        Assert.Equal(isFinal, payment.IsFinal);
    }

    [Theory]
    [InlineData("insufficient_funds", DeclineReason.InsufficientFunds)]
    [InlineData("expired_card", DeclineReason.Expired)]
    [InlineData("incorrect_number", DeclineReason.InvalidDetails)]
    [InlineData("invalid_expiry_year", DeclineReason.InvalidDetails)]
    [InlineData("incorrect_zip", DeclineReason.InvalidDetails)]
    [InlineData("incorrect_cvc", DeclineReason.WrongPin)]
    [InlineData("pin_try_exceeded", DeclineReason.WrongPin)]
    [InlineData("authentication_required", DeclineReason.AuthenticationRequired)]
    [InlineData("payment_intent_authentication_failure", DeclineReason.AuthenticationFailed)]
    [InlineData("stop_payment_order", DeclineReason.CanceledByPayer)]
    [InlineData("payment_method_provider_timeout", DeclineReason.NoResponse)]
    [InlineData("card_velocity_exceeded", DeclineReason.LimitExceeded)]
    [InlineData("withdrawal_count_limit_exceeded", DeclineReason.LimitExceeded)]
    [InlineData("lost_card", DeclineReason.Suspected)]
    [InlineData("stolen_card", DeclineReason.Suspected)]
    [InlineData("fraudulent", DeclineReason.Suspected)]
    [InlineData("card_not_supported", DeclineReason.NotAllowed)]
    [InlineData("currency_not_supported", DeclineReason.NotAllowed)]
    [InlineData("processing_error", DeclineReason.ProcessingError)]
    [InlineData("try_again_later", DeclineReason.ProcessingError)]
    [InlineData("generic_decline", DeclineReason.Generic)]
    [InlineData("do_not_honor", DeclineReason.Generic)]
    [InlineData("something_new", DeclineReason.Unrecognized)]
    public async Task Every_reason_has_its_place_and_a_new_one_keeps_its_code(string code, DeclineReason reason)
    {
        var payment = await ReadAsync(
            StripeBodies.Intent(
                status: "requires_payment_method",
                more: $$""","last_payment_error":{"type":"card_error","code":"card_declined","decline_code":"{{code}}","message":"Your card was declined."}"""
            )
        );

        Assert.Equal(reason, payment.Decline!.Reason);
        Assert.Equal(code, payment.Decline.ProviderCode);
        Assert.Equal("Your card was declined.", payment.Decline.Message);
    }

    [Theory]
    [InlineData("\"code\":\"card_declined\"", DeclineReason.Generic, null)]
    [InlineData("\"code\":\"expired_card\"", DeclineReason.Expired, null)]
    [InlineData("\"code\":\"card_declined\",\"advice_code\":\"do_not_try_again\"", DeclineReason.Generic, false)]
    [InlineData("\"code\":\"card_declined\",\"advice_code\":\"try_again_later\"", DeclineReason.Generic, true)]
    [InlineData("\"code\":\"card_declined\",\"advice_code\":\"confirm_card_data\"", DeclineReason.Generic, true)]
    [InlineData("\"code\":\"card_declined\",\"decline_code\":\"do_not_try_again\"", DeclineReason.Generic, false)]
    [InlineData("\"code\":\"card_declined\",\"decline_code\":\"try_again_later\"", DeclineReason.ProcessingError, true)]
    public async Task Whether_it_may_be_tried_again_is_told_where_it_is_known(string error, DeclineReason reason, bool? mayRetry)
    {
        var payment = await ReadAsync(
            StripeBodies.Intent(status: "requires_payment_method", more: $",\"last_payment_error\":{{\"type\":\"card_error\",{error}}}")
        );

        Assert.Equal(reason, payment.Decline!.Reason);
        Assert.Equal(mayRetry, payment.Decline.MayRetry);
    }

    [Fact]
    public async Task What_the_payer_has_to_do_is_a_redirect_the_client_library_or_something_new()
    {
        var redirect = await ReadAsync(
            Action("""{"type":"redirect_to_url","redirect_to_url":{"url":"https://hooks.stripe.com/3d","return_url":"x"}}""")
        );
        var library = await ReadAsync(Action("""{"type":"use_stripe_sdk","use_stripe_sdk":{"type":"three_d_secure_redirect"}}"""));
        var novelty = await ReadAsync(Action("""{"type":"wink_twice"}"""));
        var done = await ReadAsync(StripeBodies.Intent());
        var open = await ReadAsync(StripeBodies.Intent(status: "requires_payment_method"));

        Assert.Equal(new Uri("https://hooks.stripe.com/3d"), Assert.IsType<RedirectAction>(redirect.NextAction).Url);
        Assert.Equal("pi_1_secret_x", Assert.IsType<ClientConfirmationAction>(library.NextAction).ClientSecret);
        Assert.Equal("wink_twice", Assert.IsType<UnrecognizedAction>(novelty.NextAction).Type);
        Assert.Null(done.NextAction);
        Assert.IsType<ClientConfirmationAction>(open.NextAction);

        static string Action(string action) => StripeBodies.Intent(status: "requires_action", more: $",\"next_action\":{action}");
    }

    [Fact]
    public async Task What_the_payer_had_to_do_is_over_with_the_payment_and_waits_while_it_is_to_be_confirmed()
    {
        var paid = await ReadAsync(StripeBodies.Intent(more: ""","next_action":{"type":"use_stripe_sdk"}"""));
        var open = await ReadAsync(StripeBodies.Intent(status: "requires_confirmation"));

        Assert.Null(paid.NextAction);
        Assert.IsType<ClientConfirmationAction>(open.NextAction);
    }

    [Fact]
    public async Task A_paid_payment_has_no_decline_whatever_its_first_try_said()
    {
        var payment = await ReadAsync(StripeBodies.Intent(more: ""","last_payment_error":{"type":"card_error","code":"card_declined"}"""));

        Assert.Null(payment.Decline);
    }

    [Fact]
    public async Task A_decline_without_any_code_is_told_by_its_type()
    {
        var payment = await ReadAsync(
            StripeBodies.Intent(status: "requires_payment_method", more: ""","last_payment_error":{"type":"card_error"}""")
        );

        Assert.Equal(DeclineReason.Unrecognized, payment.Decline!.Reason);
        Assert.Equal("card_error", payment.Decline.ProviderCode);
    }

    [Fact]
    public async Task Nothing_is_settled_where_nothing_was_taken_and_the_customer_is_told()
    {
        var held = await ReadAsync(
            StripeBodies
                .Intent(status: "requires_capture")
                .Replace("\"amount_received\":1050", "\"amount_received\":0", StringComparison.Ordinal)
                .Replace("\"customer\":null", "\"customer\":\"cus_17\"", StringComparison.Ordinal)
        );

        Assert.Empty(held.Settlements);
        Assert.Equal("cus_17", held.CustomerId);
    }

    [Fact]
    public async Task Metadata_is_shown_without_the_librarys_own_however_it_is_looked_at()
    {
        const string Given = "\"metadata\":{\"team\":\"north\",\"reference\":\"INV-17\",\"procur_key\":\"k\"}";
        var own = (await ReadAsync(StripeBodies.Intent().Replace("\"metadata\":{}", Given, StringComparison.Ordinal))).Metadata;
        var none = (
            await ReadAsync(
                StripeBodies.Intent().Replace("\"metadata\":{}", "\"metadata\":{\"reference\":\"x\"}", StringComparison.Ordinal)
            )
        ).Metadata;

        Assert.Equal(own.Keys.Count(), own.Count);
        Assert.Equal(["team"], own.Keys);
        Assert.Equal(["north"], own.Values);
        Assert.Equal("north", own["team"]);
        Assert.False(own.ContainsKey("reference"));
        Assert.Throws<KeyNotFoundException>(() => own["procur_key"]);
        Assert.Empty(none);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{\"a\":1}")]
    [InlineData("{\"a\":{}}")]
    public async Task Metadata_of_another_shape_makes_an_answer_that_cannot_be_read(string metadata)
    {
        var body = StripeBodies.Intent().Replace("\"metadata\":{}", $"\"metadata\":{metadata}", StringComparison.Ordinal);
        await using var host = ScriptedHost.Start(new StripeFixture(), [.. Enumerable.Repeat(Reply.Json(body), 4)]);

        var e = await Assert.ThrowsAsync<IntegrationException>(() => host.Host.Get<IPaymentProvider>().GetPaymentAsync("pi_1", Token));

        Assert.Equal(IntegrationErrorKind.Protocol, e.Kind);
    }

    [Fact]
    public async Task A_charge_is_a_settlement_whether_it_stands_as_its_id_whole_or_in_an_old_list()
    {
        const string Charge =
            """{"id":"ch_9","amount":1050,"amount_captured":1050,"amount_refunded":250,"currency":"usd","created":1767614401,"status":"succeeded"}""";
        var byId = await ReadAsync(StripeBodies.Intent());
        var whole = await ReadAsync(StripeBodies.Intent().Replace("\"ch_1\"", Charge, StringComparison.Ordinal));
        var old = await ReadAsync(
            StripeBodies
                .Intent(more: $",\"charges\":{{\"object\":\"list\",\"data\":[{Charge}],\"has_more\":false}}")
                .Replace("\"latest_charge\":\"ch_1\",", "", StringComparison.Ordinal)
        );

        Assert.Equal(new Settlement("ch_1", new Money(10.50m, "USD")), Assert.Single(byId.Settlements) with { At = null });
        Assert.Null(byId.AmountRefunded);
        Assert.Equal(new Money(2.50m, "USD"), whole.AmountRefunded);
        Assert.Equal(new Money(2.50m, "USD"), Assert.Single(whole.Settlements).Refunded);
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1767614401), whole.Settlements[0].At);
        Assert.Equal("ch_9", Assert.Single(old.Settlements).Id);
    }

    [Fact]
    public async Task Reference_and_metadata_come_back_as_they_were_given()
    {
        var payment = await ReadAsync(
            StripeBodies
                .Intent()
                .Replace(
                    "\"metadata\":{}",
                    "\"metadata\":{\"team\":\"north\",\"reference\":\"INV-17\",\"procur_key\":\"k\"}",
                    StringComparison.Ordinal
                )
        );

        Assert.Equal("INV-17", payment.Reference);
        Assert.Equal(new Dictionary<string, string> { ["team"] = "north" }, payment.Metadata);
    }

    [Fact]
    public async Task An_answer_without_an_id_is_no_payment()
    {
        await using var host = ScriptedHost.Start(new StripeFixture(), [.. Enumerable.Repeat(Reply.Json("{}"), 4)]);

        var e = await Assert.ThrowsAsync<IntegrationException>(() => host.ChangeAsync(cancellationToken: Token));

        Assert.Equal(IntegrationErrorKind.Protocol, e.Kind);
        Assert.True(e.OutcomeUnknown);
    }

    [Fact]
    public async Task Whatever_else_an_answer_holds_is_read_over_and_kept_raw()
    {
        var payment = await ReadAsync(
            StripeBodies.Intent(
                more: ""","customer_account":{"deep":[{"x":1}]},"processing":null,"amount_details":{"tip":{}},"novelty":1e400"""
            )
        );

        Assert.Equal("pi_1", payment.Id);
        Assert.Contains("novelty", payment.Raw.GetText(), StringComparison.Ordinal);
    }

    private static async Task<Payment> ReadAsync(string body)
    {
        await using var host = ScriptedHost.Start(new StripeFixture(), Reply.Json(body));
        return await host.Host.Get<IPaymentProvider>().GetPaymentAsync("pi_1", Token);
    }
}
