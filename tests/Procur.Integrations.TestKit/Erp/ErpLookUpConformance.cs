using Procur.Integrations.Journal;
using Xunit;
using static Procur.Integrations.TestKit.ErpRequests;

namespace Procur.Integrations.TestKit;

/// <summary>What a host may expect of an ERP whose lost answers can be looked up.</summary>
public abstract class ErpLookUpConformance<TFixture> : LookUpConformance<TFixture>
    where TFixture : IntegrationFixture, IErpScript, new()
{
    private PurchaseOrderRequest? asked;

    protected override string Effect => Fixture.EffectOfOrdering;

    protected override TimeSpan QuietPeriod => Fixture.QuietPeriod;

    protected override string? Operation => Fixture.OperationOfOrdering;

    private IErpConnector Erp => World.Get<IErpConnector>();

    [Fact]
    public async Task An_order_whose_answer_was_lost_is_found_by_its_reference_when_it_is_asked_for_again()
    {
        var request = Fixture.Ordering();
        await World.FaultAsync("reset-after-commit", Token);

        var e = await Assert.ThrowsAsync<IntegrationException>(() => Erp.CreatePurchaseOrderAsync(request, Token));
        var again = await Erp.CreatePurchaseOrderAsync(request with { IdempotencyKey = "another" }, Token);

        Assert.True(e.OutcomeUnknown);
        Assert.Equal((request.Reference, request.Total), (again.Reference, again.Total));
        Assert.Single(await World.EffectsAsync(Effect, Token));
        Assert.Empty(await UnknownAsync());
    }

    [Fact]
    public async Task An_order_that_did_not_arrive_stays_unknown_until_the_quiet_period_is_over_and_is_then_made()
    {
        var request = Fixture.Ordering() with { OperationKey = "order for tender 7" };
        await World.FaultAsync($"reset-before-commit@{Fixture.OperationOfOrdering}", Token);
        await Assert.ThrowsAsync<IntegrationException>(() => Erp.CreatePurchaseOrderAsync(request, Token));
        await World.AdvanceAsync(Fixture.QuietPeriod / 2, Token);

        var soon = await Assert.ThrowsAsync<IntegrationException>(() => Erp.CreatePurchaseOrderAsync(request, Token));
        await World.AdvanceAsync(Fixture.QuietPeriod, Token);
        var later = await Erp.CreatePurchaseOrderAsync(request, Token);

        Assert.True(soon.OutcomeUnknown);
        Assert.False(later.AlreadyExisted);
        Assert.Single(await World.EffectsAsync(Effect, Token));
    }

    [Fact]
    public async Task An_invoice_whose_answer_was_lost_is_found_by_its_vendor_and_number()
    {
        var order = await Erp.CreatePurchaseOrderAsync(Fixture.Ordering(), Token);
        await World.FaultAsync("reset-after-commit", Token);

        var e = await Assert.ThrowsAsync<IntegrationException>(() => Erp.CreateInvoiceAsync(Invoicing(order), Token));
        var again = await Erp.CreateInvoiceAsync(Invoicing(order), Token);

        Assert.True(e.OutcomeUnknown);
        Assert.Equal(("INV-4711", Usd(50)), (again.InvoiceNumber, again.Amount));
        Assert.Single(await World.EffectsAsync(Fixture.EffectOfInvoicing, Token));
    }

    [Fact]
    public async Task An_unknown_outcome_is_listed_by_its_reference_and_settled_by_asking_the_service()
    {
        var request = Fixture.Ordering();
        await World.FaultAsync("reset-after-commit", Token);
        await Assert.ThrowsAsync<IntegrationException>(() => Erp.CreatePurchaseOrderAsync(request, Token));
        var entry = Assert.Single(await UnknownAsync());

        var found = await Outcomes.ResolveAsync(entry.Id, Token);

        Assert.Equal(request.Reference, entry.Reference);
        Assert.Equal(OutcomeFinding.TookEffect, found);
        Assert.Empty(await UnknownAsync());
    }

    protected override Task PrepareAsync()
    {
        asked = Fixture.Ordering() with { OperationKey = "order for tender 7" };
        return Task.CompletedTask;
    }

    protected override Task ActAsync() => Erp.CreatePurchaseOrderAsync(asked!, Token);
}
