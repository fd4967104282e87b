namespace Procur.Integrations.Stripe.Tests;

public sealed class DeclineTests
{
    private static readonly string Declined = $$$"""
        {"error":{"type":"card_error","code":"card_declined","decline_code":"insufficient_funds","message":"Your card has insufficient funds.",
         "payment_intent":{{{StripeBodies.Intent(
             status: "requires_payment_method",
             more: ""","last_payment_error":{"type":"card_error","code":"card_declined","decline_code":"insufficient_funds","message":"Your card has insufficient funds."}"""
         )}}}}}
        """;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_402_with_a_payment_in_it_is_that_payment_and_is_sent_once()
    {
        await using var host = ScriptedHost.Start(new StripeFixture(), Reply.Json(Declined, 402));

        var payment = await host.Host.Get<IPaymentProvider>().CreatePaymentAsync(new StripeFixture().Paying(), Token);

        Assert.Equal("pi_1", payment.Id);
        Assert.Equal(PaymentStatus.RequiresPaymentMethod, payment.Status);
        Assert.Equal(DeclineReason.InsufficientFunds, payment.Decline!.Reason);
        Assert.Contains("card_declined", payment.Raw.GetText(), StringComparison.Ordinal);
        Assert.Single(host.Calls);
        Assert.Equal("done", Assert.Single(host.Host.Audit.Records).Outcome);
    }

    [Fact]
    public async Task A_decline_is_recorded_under_the_operation_key_as_any_other_answer()
    {
        await using var host = ScriptedHost.Start(new StripeFixture(), Reply.Json(Declined, 402));
        var payments = host.Host.Get<IPaymentProvider>();
        var request = new PaymentRequest
        {
            Amount = new Money(10.50m, "USD"),
            Payer = Payer.WithMethod("pm_1"),
            OperationKey = "pay invoice 17",
        };

        var first = await payments.CreatePaymentAsync(request, Token);
        var second = await payments.CreatePaymentAsync(request, Token);

        Assert.Equal(first.Decline, second.Decline);
        Assert.Single(host.Calls);
    }

    [Fact]
    public async Task The_payments_own_reason_is_the_errors_where_the_payment_tells_none()
    {
        var body =
            $$$"""{"error":{"type":"card_error","code":"expired_card","payment_intent":{{{StripeBodies.Intent(status: "requires_payment_method")}}}}}""";
        await using var host = ScriptedHost.Start(new StripeFixture(), Reply.Json(body, 402));

        var payment = await host.Host.Get<IPaymentProvider>().CreatePaymentAsync(new StripeFixture().Paying(), Token);

        Assert.Equal(DeclineReason.Expired, payment.Decline!.Reason);
    }

    [Fact]
    public async Task A_402_without_a_payment_is_a_refusal()
    {
        await using var host = ScriptedHost.Start(
            new StripeFixture(),
            Reply.Json(StripeBodies.Error("card_error", "card_declined", ",\"decline_code\":\"generic_decline\""), 402)
        );

        var e = await Assert.ThrowsAsync<IntegrationException>(() => host.ChangeAsync(cancellationToken: Token));

        Assert.Equal(IntegrationErrorKind.Refused, e.Kind);
        Assert.Equal("generic_decline", e.ProviderCode);
        Assert.False(e.IsTransient);
        Assert.Single(host.Calls);
    }
}
