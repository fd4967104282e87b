using Xunit;

namespace Procur.Integrations.TestKit;

/// <summary>What a host may expect where money is held first and taken later.</summary>
[SuiteOf(typeof(IPaymentAuthorizations))]
public abstract class PaymentAuthorizationsConformance<TFixture> : SandboxSuite<TFixture>
    where TFixture : IntegrationFixture, IPaymentScript, new()
{
    private IPaymentProvider Payments => World.Get<IPaymentProvider>();

    private IPaymentAuthorizations Authorizations => World.Get<IPaymentAuthorizations>();

    private Money Amount => Fixture.Amounts[0];

    [Fact]
    public async Task Held_money_is_not_taken()
    {
        var held = await HoldAsync();

        Assert.Equal(PaymentStatus.Authorized, held.Status);
        Assert.False(held.IsFinal);
        Assert.Empty(await World.EffectsAsync("payment", Token));
    }

    [Fact]
    public async Task Held_money_is_taken_whole()
    {
        var held = await HoldAsync();

        var taken = await Authorizations.CapturePaymentAsync(new CaptureRequest { PaymentId = held.Id }, Token);

        Assert.Equal(PaymentStatus.Succeeded, taken.Status);
        Assert.Equal(Amount, taken.AmountCaptured);
    }

    [Fact]
    public async Task A_part_of_it_is_taken_and_the_rest_released()
    {
        var held = await HoldAsync();
        var part = new Money(1, Amount.Currency);

        var taken = await Authorizations.CapturePaymentAsync(new CaptureRequest { PaymentId = held.Id, Amount = part }, Token);

        Assert.Equal(PaymentStatus.Succeeded, taken.Status);
        Assert.Equal(part, taken.AmountCaptured);
        Assert.Equal(part.Amount, Assert.Single(await World.EffectsAsync("payment", Token)).Amount);
    }

    [Fact]
    public async Task A_part_in_another_currency_is_refused_and_nothing_is_taken()
    {
        var held = await HoldAsync();
        var other = new Money(1, Amount.Currency.Code == "JPY" ? "EUR" : "JPY");

        await Assert.ThrowsAsync<ArgumentException>(() =>
            Authorizations.CapturePaymentAsync(new CaptureRequest { PaymentId = held.Id, Amount = other }, Token)
        );

        Assert.Empty(await World.EffectsAsync("payment", Token));
    }

    [Fact]
    public async Task Held_money_is_released()
    {
        var held = await HoldAsync();

        var released = await Authorizations.VoidPaymentAsync(new VoidRequest { PaymentId = held.Id }, Token);

        Assert.Equal(PaymentStatus.Canceled, released.Status);
        Assert.Empty(await World.EffectsAsync("payment", Token));
    }

    [Fact]
    public async Task What_was_taken_cannot_be_taken_again_or_released()
    {
        var held = await HoldAsync();
        await Authorizations.CapturePaymentAsync(new CaptureRequest { PaymentId = held.Id }, Token);

        var again = await Assert.ThrowsAsync<IntegrationException>(() =>
            Authorizations.CapturePaymentAsync(new CaptureRequest { PaymentId = held.Id }, Token)
        );
        var release = await Assert.ThrowsAsync<IntegrationException>(() =>
            Authorizations.VoidPaymentAsync(new VoidRequest { PaymentId = held.Id }, Token)
        );

        Assert.Equal(IntegrationErrorKind.Conflict, again.Kind);
        Assert.Equal(IntegrationErrorKind.Conflict, release.Kind);
        Assert.Single(await World.EffectsAsync("payment", Token));
    }

    [Theory]
    [MemberData(nameof(SandboxFaults.OfCalls), MemberType = typeof(SandboxFaults))]
    public async Task Whatever_breaks_what_is_said_of_a_capture_is_true(string fault)
    {
        var held = await HoldAsync();
        await World.FaultAsync(fault, Token);

        var told = await TellAsync(() => Authorizations.CapturePaymentAsync(new CaptureRequest { PaymentId = held.Id }, Token));

        await AssertTruthAsync(told, "payment");
    }

    [Theory]
    [MemberData(nameof(SandboxFaults.OfCalls), MemberType = typeof(SandboxFaults))]
    public async Task Whatever_breaks_what_is_said_of_a_release_is_true(string fault)
    {
        var held = await HoldAsync();
        await World.FaultAsync(fault, Token);

        var told = await TellAsync(() => Authorizations.VoidPaymentAsync(new VoidRequest { PaymentId = held.Id }, Token));

        await AssertTruthAsync(told, "void");
    }

    private async Task<Payment> HoldAsync()
    {
        var held = await Payments.CreatePaymentAsync(Fixture.Paying(Amount) with { Capture = CaptureMode.Manual }, Token);
        await Fixture.FinishAsync(World, held, pays: true, Token);
        return held;
    }
}
