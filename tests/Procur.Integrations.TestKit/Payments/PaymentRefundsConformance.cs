using Xunit;

namespace Procur.Integrations.TestKit;

/// <summary>What a host may expect where money is given back.</summary>
[SuiteOf(typeof(IPaymentRefunds))]
public abstract class PaymentRefundsConformance<TFixture> : SandboxSuite<TFixture>
    where TFixture : IntegrationFixture, IPaymentScript, new()
{
    private IPaymentProvider Payments => World.Get<IPaymentProvider>();

    private IPaymentRefunds Refunds => World.Get<IPaymentRefunds>();

    private Money Amount => Fixture.Amounts[0];

    [Fact]
    public async Task All_of_it_is_given_back()
    {
        var paid = await PayAsync();

        var refund = await Refunds.RefundPaymentAsync(new RefundRequest { PaymentId = paid.Id, Reference = "R17" }, Token);
        var read = await Refunds.GetRefundAsync(refund.Id, Token);

        Assert.Equal(Amount, refund.Amount);
        Assert.Equal(paid.Id, read.PaymentId);
        Assert.Equal("R17", read.Reference);
        Assert.Equal(RefundStatus.Succeeded, read.Status);
        Assert.Equal(Amount.Amount, Assert.Single(await World.EffectsAsync("refund", Token)).Amount);
    }

    [Fact]
    public async Task Parts_are_given_back_until_nothing_is_left_and_never_more()
    {
        var paid = await PayAsync();
        var part = new Money(1, Amount.Currency);

        await Refunds.RefundPaymentAsync(new RefundRequest { PaymentId = paid.Id, Amount = part }, Token);
        await Refunds.RefundPaymentAsync(new RefundRequest { PaymentId = paid.Id, Amount = part }, Token);
        var tooMuch = await Assert.ThrowsAsync<IntegrationException>(() =>
            Refunds.RefundPaymentAsync(new RefundRequest { PaymentId = paid.Id, Amount = Amount }, Token)
        );
        await Refunds.RefundPaymentAsync(new RefundRequest { PaymentId = paid.Id }, Token);
        var nothingLeft = await Assert.ThrowsAsync<IntegrationException>(() =>
            Refunds.RefundPaymentAsync(new RefundRequest { PaymentId = paid.Id }, Token)
        );

        Assert.True(tooMuch.Kind is IntegrationErrorKind.Validation or IntegrationErrorKind.Conflict, $"{tooMuch.Kind}");
        Assert.True(nothingLeft.Kind is IntegrationErrorKind.Validation or IntegrationErrorKind.Conflict, $"{nothingLeft.Kind}");
        Assert.Equal(Amount.Amount, (await World.EffectsAsync("refund", Token)).Sum(effect => effect.Amount));
        Assert.Equal(Amount, (await Payments.GetPaymentAsync(paid.Id, Token)).AmountRefunded);
    }

    [Fact]
    public async Task A_single_settlement_is_given_back()
    {
        var paid = await Payments.GetPaymentAsync((await PayAsync()).Id, Token);
        var settlement = Assert.Single(paid.Settlements);

        var refund = await Refunds.RefundPaymentAsync(new RefundRequest { PaymentId = paid.Id, SettlementId = settlement.Id }, Token);

        Assert.Equal(settlement.Id, refund.SettlementId);
        Assert.Equal(settlement.Amount, refund.Amount);
    }

    [Fact]
    public async Task A_part_in_another_currency_is_refused_and_nothing_is_given_back()
    {
        var paid = await PayAsync();
        var other = new Money(1, Amount.Currency.Code == "JPY" ? "EUR" : "JPY");

        await Assert.ThrowsAsync<ArgumentException>(() =>
            Refunds.RefundPaymentAsync(new RefundRequest { PaymentId = paid.Id, Amount = other }, Token)
        );

        Assert.Empty(await World.EffectsAsync("refund", Token));
    }

    [Fact]
    public async Task The_same_operation_key_gives_back_once()
    {
        var paid = await PayAsync();
        var part = new Money(1, Amount.Currency);

        var first = await Refunds.RefundPaymentAsync(
            new RefundRequest
            {
                PaymentId = paid.Id,
                Amount = part,
                OperationKey = "r",
            },
            Token
        );
        var second = await Refunds.RefundPaymentAsync(
            new RefundRequest
            {
                PaymentId = paid.Id,
                Amount = part,
                OperationKey = "r",
            },
            Token
        );

        Assert.Equal(first.Id, second.Id);
        Assert.Single(await World.EffectsAsync("refund", Token));
    }

    [Theory]
    [MemberData(nameof(SandboxFaults.OfCalls), MemberType = typeof(SandboxFaults))]
    public async Task Whatever_breaks_what_is_said_of_a_refund_is_true(string fault)
    {
        var paid = await PayAsync();
        await World.FaultAsync(fault, Token);

        var told = await TellAsync(() => Refunds.RefundPaymentAsync(new RefundRequest { PaymentId = paid.Id }, Token));

        await AssertTruthAsync(told, "refund");
    }

    private async Task<Payment> PayAsync()
    {
        var made = await Payments.CreatePaymentAsync(Fixture.Paying(Amount), Token);
        await Fixture.FinishAsync(World, made, pays: true, Token);
        return made;
    }
}
