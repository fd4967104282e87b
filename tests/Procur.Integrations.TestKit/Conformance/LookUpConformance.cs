using Procur.Integrations.Journal;
using Xunit;

namespace Procur.Integrations.TestKit;

/// <summary>What a host may expect where the service can be asked about a call whose outcome nobody can tell.</summary>
[SuiteOf(typeof(IOutcomeResolver))]
public abstract class LookUpConformance<TFixture> : SandboxSuite<TFixture>
    where TFixture : IntegrationFixture, new()
{
    // One try a call, so that its answer is lost at once.
    protected override IReadOnlyDictionary<string, string?> Settings =>
        new Dictionary<string, string?> { [$"Integrations:{Fixture.Section}:Resilience:MaxAttempts"] = "1" };

    /// <summary>What must not happen twice.</summary>
    protected abstract string Effect { get; }

    /// <summary>Longer than the service keeps quiet about what is still on its way, and shorter than it knows a key.</summary>
    protected abstract TimeSpan QuietPeriod { get; }

    /// <summary>The wire operation whose answer is lost; null for the first call of all.</summary>
    protected virtual string? Operation => null;

    protected OperationOutcomes Outcomes => World.Get<OperationOutcomes>();

    [Fact]
    public async Task What_took_effect_is_found_and_the_answer_is_there_when_it_is_asked_for_again()
    {
        var id = await LoseAsync("reset-after-commit");

        var found = await Outcomes.ResolveAsync(id, Token);
        await ActAsync();

        Assert.Equal(OutcomeFinding.TookEffect, found);
        Assert.Single(await World.EffectsAsync(Effect, Token));
        Assert.Empty(await UnknownAsync());
    }

    [Fact]
    public async Task What_is_not_found_is_unknown_until_the_quiet_period_is_over_and_did_not_happen_after_it()
    {
        var id = await LoseAsync("reset-before-commit");

        var early = await Outcomes.ResolveAsync(id, Token);
        await World.AdvanceAsync(QuietPeriod, Token);
        var late = await Outcomes.ResolveAsync(id, Token);
        await ActAsync();

        Assert.Equal((OutcomeFinding.StillUnknown, OutcomeFinding.DidNotHappen), (early, late));
        Assert.Single(await World.EffectsAsync(Effect, Token));
    }

    [Fact]
    public async Task A_commit_that_comes_late_is_not_taken_for_none()
    {
        var id = await LoseAsync("commit-late");

        var early = await Outcomes.ResolveAsync(id, Token);
        await World.EffectsAsync(cancellationToken: Token);
        var late = await Outcomes.ResolveAsync(id, Token);
        await ActAsync();

        Assert.Equal((OutcomeFinding.StillUnknown, OutcomeFinding.TookEffect), (early, late));
        Assert.Single(await World.EffectsAsync(Effect, Token));
    }

    /// <summary>What must be there before the intent.</summary>
    protected virtual Task PrepareAsync() => Task.CompletedTask;

    /// <summary>Asks for one intent with a name, the same each time.</summary>
    protected abstract Task ActAsync();

    /// <summary>Asks for the intent and loses the answer.</summary>
    protected async Task<JournalId> LoseAsync(string fault)
    {
        await PrepareAsync();
        await World.FaultAsync(Operation is null ? fault : $"{fault}@{Operation}", Token);
        var e = await Assert.ThrowsAsync<IntegrationException>(ActAsync);
        Assert.True(e.OutcomeUnknown);
        return Assert.Single(await UnknownAsync()).Id;
    }

    protected async Task<List<JournalEntry>> UnknownAsync() => await Outcomes.ListUnknownAsync(cancellationToken: Token).ToListAsync(Token);
}
