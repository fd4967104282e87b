using Procur.Integrations.Connections;
using Procur.Integrations.Journal;
using Xunit;

namespace Procur.Integrations.TestKit;

/// <summary>What a host may expect where the service can be asked about a call whose outcome nobody can tell.</summary>
[SuiteOf(typeof(IOutcomeResolver))]
public abstract class OutcomeResolverConformance<TFixture> : SandboxSuite<TFixture>
    where TFixture : IntegrationFixture, IPaymentScript, new()
{
    private const string Key = "pay invoice 17";

    /// <summary>Longer than the service keeps quiet about what is still on its way, and shorter than it knows a key.</summary>
    protected virtual TimeSpan Quiet => TimeSpan.FromMinutes(10);

    /// <summary>Longer than the service knows a key; null where it knows none or keeps them for ever.</summary>
    protected virtual TimeSpan? BeyondKey => TimeSpan.FromHours(25);

    // One try a call, so that its answer is lost at once.
    protected override IReadOnlyDictionary<string, string?> Settings =>
        new Dictionary<string, string?> { [$"Integrations:{Fixture.Section}:Resilience:MaxAttempts"] = "1" };

    private IPaymentProvider Payments => World.Get<IPaymentProvider>();

    private OperationOutcomes Outcomes => World.Get<OperationOutcomes>();

    [Fact]
    public async Task What_took_effect_is_found_and_the_answer_is_there_when_it_is_asked_for_again()
    {
        var id = await LoseAsync("reset-after-commit");

        var found = await Outcomes.ResolveAsync(id, Token);
        var payment = await Payments.CreatePaymentAsync(Request, Token);

        Assert.Equal(OutcomeFinding.TookEffect, found);
        Assert.Equal(payment.Id, (await Payments.GetPaymentAsync(payment.Id, Token)).Id);
        Assert.Single(await World.EffectsAsync(Fixture.EffectOfCreating, Token));
        Assert.Empty(await UnknownAsync());
    }

    [Fact]
    public async Task What_is_not_found_is_unknown_until_the_quiet_period_is_over_and_did_not_happen_after_it()
    {
        var id = await LoseAsync("reset-before-commit");

        var early = await Outcomes.ResolveAsync(id, Token);
        await World.AdvanceAsync(Quiet, Token);
        var late = await Outcomes.ResolveAsync(id, Token);
        await Payments.CreatePaymentAsync(Request, Token);

        Assert.Equal(OutcomeFinding.StillUnknown, early);
        Assert.Equal(OutcomeFinding.DidNotHappen, late);
        Assert.Single(await World.EffectsAsync(Fixture.EffectOfCreating, Token));
    }

    [Fact]
    public async Task A_commit_that_comes_late_is_not_taken_for_none()
    {
        var id = await LoseAsync("commit-late");

        var early = await Outcomes.ResolveAsync(id, Token);
        await World.EffectsAsync(cancellationToken: Token);
        var late = await Outcomes.ResolveAsync(id, Token);

        Assert.Equal(OutcomeFinding.StillUnknown, early);
        Assert.Equal(OutcomeFinding.TookEffect, late);
    }

    [Fact]
    public async Task Asked_for_again_after_the_service_forgot_the_key_it_is_looked_up_and_not_sent_twice()
    {
        Assert.SkipUnless(BeyondKey is not null, "The service forgets no key.");
        await LoseAsync("reset-after-commit");
        await World.AdvanceAsync(BeyondKey!.Value, Token);

        var payment = await Payments.CreatePaymentAsync(Request, Token);

        Assert.NotEmpty(payment.Id);
        Assert.Single(await World.EffectsAsync(Fixture.EffectOfCreating, Token));
    }

    private PaymentRequest Request => Fixture.Paying() with { OperationKey = Key };

    private async Task<JournalId> LoseAsync(string fault)
    {
        await World.FaultAsync(fault, Token);
        var e = await Assert.ThrowsAsync<IntegrationException>(() => Payments.CreatePaymentAsync(Request, Token));
        Assert.True(e.OutcomeUnknown);
        return Assert.Single(await UnknownAsync()).Id;
    }

    private async Task<List<JournalEntry>> UnknownAsync()
    {
        var unknown = new List<JournalEntry>();
        await foreach (var entry in Outcomes.ListUnknownAsync(cancellationToken: Token))
        {
            unknown.Add(entry);
        }

        return unknown;
    }
}
