using System.Text.Json;
using Xunit;

namespace Procur.Integrations.TestKit;

/// <summary>What a host may expect of every payment service.</summary>
[SuiteOf(typeof(IPaymentProvider))]
public abstract class PaymentProviderConformance<TFixture> : SandboxSuite<TFixture>
    where TFixture : IntegrationFixture, IPaymentScript, new()
{
    private IPaymentProvider Payments => World.Get<IPaymentProvider>();

    [Fact]
    public async Task A_payment_is_made_for_what_was_asked_and_read_back_by_its_id()
    {
        foreach (var amount in Fixture.Amounts)
        {
            var made = await Payments.CreatePaymentAsync(Fixture.Paying(amount), Token);
            await Fixture.FinishAsync(World, made, pays: true, Token);
            var read = await Payments.GetPaymentAsync(made.Id, Token);

            Assert.NotEmpty(made.Id);
            Assert.NotEmpty(made.ProviderStatus);
            Assert.Equal(made.Id, read.Id);
            Assert.Equal(PaymentStatus.Succeeded, read.Status);
            Assert.True(read.Amount is null || read.Amount == amount, $"{amount} came back as {read.Amount}");
            Assert.Equal(JsonValueKind.Object, read.Raw.Element.ValueKind);
        }
    }

    [Fact]
    public async Task What_the_service_books_is_the_amount_that_was_asked()
    {
        var amount = Fixture.Amounts[0];
        var made = await Payments.CreatePaymentAsync(Fixture.Paying(amount) with { Reference = "INV17" }, Token);
        await Fixture.FinishAsync(World, made, pays: true, Token);

        var booked = Assert.Single(await World.EffectsAsync("payment", Token));

        Assert.Equal(amount, new Money(booked.Amount!.Value, booked.Currency!));
        Assert.Equal("INV17", booked.Reference);
    }

    [Fact]
    public async Task A_paid_payment_is_final_and_names_the_money_that_moved_where_the_service_tells_it()
    {
        var made = await Payments.CreatePaymentAsync(Fixture.Paying(), Token);
        await Fixture.FinishAsync(World, made, pays: true, Token);

        var paid = await Payments.GetPaymentAsync(made.Id, Token);

        Assert.Equal(PaymentStatus.Succeeded, paid.Status);
        Assert.True(paid.IsFinal);
        Assert.Null(paid.NextAction);
        Assert.All(paid.Settlements, settlement => Assert.NotEmpty(settlement.Id));
        Assert.True(paid.AmountCaptured is null || paid.AmountCaptured == paid.Amount);
    }

    [Fact]
    public async Task A_decline_is_a_payment_that_says_why_and_no_exception()
    {
        var made = await Payments.CreatePaymentAsync(Fixture.Declining(), Token);
        await Fixture.FinishAsync(World, made, pays: false, Token);

        var declined = await Payments.GetPaymentAsync(made.Id, Token);

        Assert.NotEqual(PaymentStatus.Succeeded, declined.Status);
        Assert.NotNull(declined.Decline);
        Assert.NotEqual(DeclineReason.Unrecognized, declined.Decline.Reason);
        Assert.NotNull(declined.Decline.ProviderCode);
        Assert.Empty(await World.EffectsAsync("payment", Token));
    }

    [Fact]
    public async Task The_same_request_object_tried_again_takes_effect_once()
    {
        var request = Fixture.Paying();

        var first = await Payments.CreatePaymentAsync(request, Token);
        var second = await Payments.CreatePaymentAsync(request, Token);

        Assert.Equal(first.Id, second.Id);
        Assert.Single(await World.EffectsAsync(Fixture.EffectOfCreating, Token));
    }

    [Fact]
    public async Task The_same_operation_key_gives_the_recorded_answer_and_takes_effect_once()
    {
        var first = await Payments.CreatePaymentAsync(Fixture.Paying() with { OperationKey = "pay invoice 17" }, Token);
        var second = await Payments.CreatePaymentAsync(Fixture.Paying() with { OperationKey = "pay invoice 17" }, Token);

        Assert.Equal(first.Id, second.Id);
        Assert.Single(await World.EffectsAsync(Fixture.EffectOfCreating, Token));
    }

    [Fact]
    public async Task The_same_operation_key_for_another_amount_is_refused()
    {
        await Payments.CreatePaymentAsync(Fixture.Paying(Fixture.Amounts[0]) with { OperationKey = "pay invoice 17" }, Token);
        var other = Fixture.Amounts[0] + Fixture.Amounts[0];

        var e = await Assert.ThrowsAsync<IntegrationException>(() =>
            Payments.CreatePaymentAsync(Fixture.Paying(other) with { OperationKey = "pay invoice 17" }, Token)
        );

        Assert.Equal(IntegrationErrorKind.Conflict, e.Kind);
        Assert.Single(await World.EffectsAsync(Fixture.EffectOfCreating, Token));
    }

    [Theory]
    [MemberData(nameof(SandboxFaults.OfCalls), MemberType = typeof(SandboxFaults))]
    public async Task Whatever_breaks_what_is_said_of_a_payment_is_true(string fault)
    {
        await World.FaultAsync(fault, Token);
        var request = Fixture.Paying() with { OperationKey = "pay invoice 17" };

        var told = await TellAsync(() => Payments.CreatePaymentAsync(request, Token));

        await AssertTruthAsync(told, Fixture.EffectOfCreating);
    }

    [Theory]
    [MemberData(nameof(SandboxFaults.OfCalls), MemberType = typeof(SandboxFaults))]
    public async Task Asked_again_after_a_fault_it_never_takes_effect_twice(string fault)
    {
        await World.FaultAsync(fault, Token);
        await TellAsync(() => Payments.CreatePaymentAsync(Fixture.Paying() with { OperationKey = "pay invoice 17" }, Token));
        await World.EffectsAsync(cancellationToken: Token);

        await TellAsync(() => Payments.CreatePaymentAsync(Fixture.Paying() with { OperationKey = "pay invoice 17" }, Token));

        Assert.InRange((await World.EffectsAsync(Fixture.EffectOfCreating, Token)).Count, 0, 1);
    }

    [Fact]
    public async Task A_lost_answer_ends_with_one_payment_where_the_service_dedupes_and_is_told_as_unknown_elsewhere()
    {
        await World.FaultAsync("reset-after-commit", Token);

        var told = await TellAsync(() => Payments.CreatePaymentAsync(Fixture.Paying(), Token));

        Assert.Equal(Fixture.DedupesByKey ? Told.Done : Told.Unknown, told);
        Assert.Single(await World.EffectsAsync(Fixture.EffectOfCreating, Token));
    }

    [Fact]
    public async Task An_amount_that_cannot_be_carried_is_refused_before_anything_is_sent()
    {
        foreach (var amount in Fixture.UncarriableAmounts)
        {
            await Assert.ThrowsAsync<ArgumentException>(() => Payments.CreatePaymentAsync(Fixture.Paying(amount), Token));
        }

        Assert.Empty(await World.EffectsAsync(cancellationToken: Token));
        Assert.Empty(await World.Sandbox.Control.GetRequestsAsync(Fixture.Integration, cancellationToken: Token));
    }

    [Fact]
    public async Task A_payment_that_was_never_made_is_not_found()
    {
        var e = await Assert.ThrowsAsync<IntegrationException>(() => Payments.GetPaymentAsync(Fixture.UnknownPaymentId, Token));

        Assert.Equal(IntegrationErrorKind.NotFound, e.Kind);
        Assert.False(e.OutcomeUnknown);
    }
}
