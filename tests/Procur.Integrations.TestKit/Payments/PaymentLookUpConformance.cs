using Xunit;

namespace Procur.Integrations.TestKit;

/// <summary>What a host may expect of a payment service whose lost answers can be looked up.</summary>
public abstract class PaymentLookUpConformance<TFixture> : LookUpConformance<TFixture>
    where TFixture : IntegrationFixture, IPaymentScript, new()
{
    /// <summary>Longer than the service knows a key; null where it knows none or keeps them for ever.</summary>
    protected virtual TimeSpan? BeyondKey => TimeSpan.FromHours(25);

    protected override string Effect => Fixture.EffectOfCreating;

    protected override TimeSpan QuietPeriod => TimeSpan.FromMinutes(10);

    private IPaymentProvider Payments => World.Get<IPaymentProvider>();

    private PaymentRequest Request => Fixture.Paying() with { OperationKey = "pay invoice 17" };

    [Fact]
    public async Task The_payment_that_was_found_is_the_one_that_the_service_has()
    {
        await LoseAsync("reset-after-commit");

        var payment = await Payments.CreatePaymentAsync(Request, Token);

        Assert.Equal(payment.Id, (await Payments.GetPaymentAsync(payment.Id, Token)).Id);
    }

    [Fact]
    public async Task Asked_for_again_after_the_service_forgot_the_key_it_is_looked_up_and_not_sent_twice()
    {
        Assert.SkipUnless(BeyondKey is not null, "The service forgets no key.");
        await LoseAsync("reset-after-commit");
        await World.AdvanceAsync(BeyondKey!.Value, Token);

        var payment = await Payments.CreatePaymentAsync(Request, Token);

        Assert.NotEmpty(payment.Id);
        Assert.Single(await World.EffectsAsync(Effect, Token));
    }

    protected override Task ActAsync() => Payments.CreatePaymentAsync(Request, Token);
}
