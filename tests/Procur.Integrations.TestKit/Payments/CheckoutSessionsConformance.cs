using Xunit;

namespace Procur.Integrations.TestKit;

/// <summary>What a host may expect of payment pages that the service hosts.</summary>
[SuiteOf(typeof(ICheckoutSessions))]
public abstract class CheckoutSessionsConformance<TFixture> : SandboxSuite<TFixture>
    where TFixture : IntegrationFixture, IBillingScript, ICheckoutScript, new()
{
    private ICheckoutSessions Checkout => World.Get<ICheckoutSessions>();

    private CheckoutRequest Request =>
        new()
        {
            Lines = [new("Seat", new Money(10, Fixture.BillingCurrency), 3), new("Badge", new Money(1, Fixture.BillingCurrency))],
            SuccessUrl = new Uri("https://shop.example/paid?session={CHECKOUT_SESSION_ID}"),
            CancelUrl = new Uri("https://shop.example/back"),
            Reference = "ORD17",
        };

    [Fact]
    public async Task It_is_an_address_to_send_the_payer_to_and_is_open_and_unpaid()
    {
        var made = await Checkout.CreateCheckoutSessionAsync(Request, Token);

        Assert.Equal(CheckoutStatus.Open, made.Status);
        Assert.True(made.Url is { IsAbsoluteUri: true });
        Assert.False(made.IsPaid);
        Assert.Equal("ORD17", made.Reference);
        Assert.Equal(new Money(31, Fixture.BillingCurrency), made.Total);
        Assert.Empty(await World.EffectsAsync("payment", Token));
    }

    [Fact]
    public async Task Once_the_payer_has_paid_it_says_so_and_names_the_payment()
    {
        var made = await Checkout.CreateCheckoutSessionAsync(Request, Token);
        await Fixture.CompleteAsync(World, made, Token);

        var done = await Checkout.GetCheckoutSessionAsync(made.Id, Token);
        var payment = await World.Get<IPaymentProvider>().GetPaymentAsync(done.PaymentId!, Token);

        Assert.Equal(CheckoutStatus.Completed, done.Status);
        Assert.True(done.IsPaid);
        Assert.Equal(PaymentStatus.Succeeded, payment.Status);
        Assert.Equal("ORD17", payment.Reference);
        Assert.Equal(31, Assert.Single(await World.EffectsAsync("payment", Token)).Amount);
    }

    [Theory]
    [MemberData(nameof(SandboxFaults.OfCalls), MemberType = typeof(SandboxFaults))]
    public async Task Whatever_breaks_what_is_said_of_a_checkout_is_true(string fault)
    {
        await World.FaultAsync(fault, Token);

        var told = await TellAsync(() => Checkout.CreateCheckoutSessionAsync(Request, Token));

        await AssertTruthAsync(told, "checkout");
    }

    [Fact]
    public async Task What_cannot_be_sold_is_refused_before_anything_is_sent()
    {
        var line = Request.Lines[0];
        var other = new CheckoutLine("Seat", new Money(10, Fixture.BillingCurrency.Code == "JPY" ? "EUR" : "JPY"));
        IReadOnlyList<CheckoutLine>[] wrong =
        [
            [],
            [line, other],
            [line with { Quantity = 0 }],
            [line with { UnitPrice = new(0.0001m, Fixture.BillingCurrency) }],
        ];

        foreach (var lines in wrong)
        {
            await Assert.ThrowsAsync<ArgumentException>(() => Checkout.CreateCheckoutSessionAsync(Request with { Lines = lines }, Token));
        }

        Assert.Empty(await World.Sandbox.Control.GetRequestsAsync(Fixture.Integration, cancellationToken: Token));
    }
}
