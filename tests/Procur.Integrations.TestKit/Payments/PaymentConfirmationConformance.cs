using Xunit;

namespace Procur.Integrations.TestKit;

/// <summary>What a host may expect where a payment goes on when the payer came back.</summary>
[SuiteOf(typeof(IPaymentConfirmation))]
public abstract class PaymentConfirmationConformance<TFixture> : SandboxSuite<TFixture>
    where TFixture : IntegrationFixture, IPaymentScript, IPaymentConfirmationScript, new()
{
    private IPaymentProvider Payments => World.Get<IPaymentProvider>();

    private IPaymentConfirmation Confirmation => World.Get<IPaymentConfirmation>();

    [Fact]
    public async Task A_payment_without_a_payer_waits_and_says_what_for()
    {
        var open = await Payments.CreatePaymentAsync(Fixture.Paying() with { Payer = null }, Token);

        Assert.False(open.IsFinal);
        Assert.NotNull(open.NextAction);
        Assert.Empty(await World.EffectsAsync("payment", Token));
    }

    [Fact]
    public async Task Confirmed_with_a_payer_it_is_paid_once()
    {
        var open = await Payments.CreatePaymentAsync(Fixture.Paying() with { Payer = null }, Token);
        await Fixture.ApproveAsync(World, open, Token);

        var paid = await Confirmation.ConfirmPaymentAsync(Fixture.Confirming(open.Id), Token);

        Assert.Equal(PaymentStatus.Succeeded, paid.Status);
        Assert.Single(await World.EffectsAsync("payment", Token));
    }

    [Fact]
    public async Task A_payer_who_must_prove_himself_is_an_action_to_take_and_then_pays()
    {
        var asked = await Payments.CreatePaymentAsync(Fixture.Challenged(), Token);

        Assert.Equal(PaymentStatus.RequiresAction, asked.Status);
        Assert.NotNull(asked.NextAction);
        Assert.IsNotType<UnrecognizedAction>(asked.NextAction);
        Assert.Empty(await World.EffectsAsync("payment", Token));

        await Fixture.ProveAsync(World, asked, Token);
        Assert.Equal(PaymentStatus.Succeeded, (await Payments.GetPaymentAsync(asked.Id, Token)).Status);
    }

    [Theory]
    [MemberData(nameof(SandboxFaults.OfCalls), MemberType = typeof(SandboxFaults))]
    public async Task Whatever_breaks_what_is_said_of_a_confirmation_is_true(string fault)
    {
        var open = await Payments.CreatePaymentAsync(Fixture.Paying() with { Payer = null }, Token);
        await Fixture.ApproveAsync(World, open, Token);
        await World.FaultAsync(fault, Token);

        var told = await TellAsync(() => Confirmation.ConfirmPaymentAsync(Fixture.Confirming(open.Id), Token));

        await AssertTruthAsync(told, "payment");
    }
}
