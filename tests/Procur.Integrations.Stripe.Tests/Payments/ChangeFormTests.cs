namespace Procur.Integrations.Stripe.Tests;

/// <summary>What leaves for a change of a payment, and for a list.</summary>
public sealed class ChangeFormTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_refund_of_one_settlement_names_it_and_not_the_payment()
    {
        await using var host = ScriptedHost.Start(new StripeFixture(), Refund("pending"));

        await host
            .Host.Get<IPaymentRefunds>()
            .RefundPaymentAsync(
                new RefundRequest
                {
                    PaymentId = "pi_1",
                    SettlementId = "ch_1",
                    Reason = "duplicate",
                },
                Token
            );

        var form = Forms.Read(host.Calls[0]);
        Assert.Equal("ch_1", form["charge"]);
        Assert.Equal("duplicate", form["reason"]);
        Assert.False(form.ContainsKey("payment_intent"));
    }

    [Theory]
    [InlineData("pending", RefundStatus.Pending)]
    [InlineData("requires_action", RefundStatus.RequiresAction)]
    [InlineData("succeeded", RefundStatus.Succeeded)]
    [InlineData("failed", RefundStatus.Failed)]
    [InlineData("canceled", RefundStatus.Canceled)]
    [InlineData("something_new", RefundStatus.Unrecognized)]
    public async Task Every_status_of_a_refund_has_its_place(string word, RefundStatus status)
    {
        await using var host = ScriptedHost.Start(new StripeFixture(), Refund(word));

        var refund = await host.Host.Get<IPaymentRefunds>().GetRefundAsync("re_1", Token);

        Assert.Equal(status, refund.Status);
        Assert.Equal("expired_or_canceled_card", refund.FailureReason);
        Assert.Equal("ch_1", refund.SettlementId);
    }

    [Fact]
    public async Task A_payment_is_called_off_with_its_reason()
    {
        await using var host = ScriptedHost.Start(new StripeFixture(), Reply.Json(StripeBodies.Intent(status: "canceled")));

        await host.Host.Get<IPaymentAuthorizations>().VoidPaymentAsync(new VoidRequest { PaymentId = "pi_1", Reason = "abandoned" }, Token);

        Assert.Equal("/v1/payment_intents/pi_1/cancel", host.Calls[0].Path);
        Assert.Equal("abandoned", Forms.Read(host.Calls[0])["cancellation_reason"]);
    }

    [Fact]
    public async Task Money_that_is_to_be_taken_later_is_only_held()
    {
        await using var host = ScriptedHost.Start(new StripeFixture());
        var request = new PaymentRequest { Amount = new Money(10, "USD"), Capture = CaptureMode.Manual };

        await host.Host.Get<IPaymentProvider>().CreatePaymentAsync(request, Token);

        Assert.Equal("manual", Forms.Read(host.Calls[0])["capture_method"]);
    }

    [Fact]
    public async Task Nothing_is_no_part_of_a_payment()
    {
        await using var host = ScriptedHost.Start(new StripeFixture());
        var nothing = new CaptureRequest { PaymentId = "pi_1", Amount = new Money(0, "USD") };

        await Assert.ThrowsAsync<ArgumentException>(() => host.Host.Get<IPaymentAuthorizations>().CapturePaymentAsync(nothing, Token));

        Assert.Empty(host.Calls);
    }

    [Fact]
    public async Task A_list_asks_for_no_more_than_Stripe_gives_and_for_one_customers_alone()
    {
        await using var host = ScriptedHost.Start(new StripeFixture(), Reply.Json("""{"data":[],"has_more":false}"""));

        await host.Host.Get<IPaymentHistory>().ListPaymentsAsync(new PaymentQuery { PageSize = 250, CustomerId = "cus_1" }, Token);

        var query = Forms.Query(host.Calls[0]);
        Assert.Equal("100", query["limit"]);
        Assert.Equal("cus_1", query["customer"]);
    }

    private static Reply Refund(string status) =>
        Reply.Json($$"""{"id":"re_1","status":"{{status}}","charge":"ch_1","failure_reason":"expired_or_canceled_card"}""");
}
