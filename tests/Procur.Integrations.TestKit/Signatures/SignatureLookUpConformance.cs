using Procur.Integrations.Journal;
using Xunit;

namespace Procur.Integrations.TestKit;

/// <summary>What a host may expect where an envelope whose answer was lost can be looked up.</summary>
[SuiteOf(typeof(IOutcomeResolver))]
public abstract class SignatureLookUpConformance<TFixture> : SandboxSuite<TFixture>
    where TFixture : IntegrationFixture, ISignatureScript, new()
{
    private const string Key = "contract 17";

    // One try a call, so that its answer is lost at once.
    protected override IReadOnlyDictionary<string, string?> Settings =>
        new Dictionary<string, string?> { [$"Integrations:{Fixture.Section}:Resilience:MaxAttempts"] = "1" };

    private ISignatureProvider Signatures => World.Get<ISignatureProvider>();

    private OperationOutcomes Outcomes => World.Get<OperationOutcomes>();

    [Fact]
    public async Task Asked_again_after_each_lost_answer_on_the_way_it_is_sent_once()
    {
        // One lost answer more each time, until none is left on the way.
        for (var lost = 0; ; lost++)
        {
            var request = SignatureRequests.Envelope() with { OperationKey = $"{Key}/{lost}" };
            for (var i = 0; i < lost; i++)
            {
                await World.FaultAsync("reset-after-commit", Token);
            }

            var told = Told.Unknown;
            for (var i = 0; i <= lost && told != Told.Done; i++)
            {
                told = await TellAsync(() => Signatures.SendEnvelopeAsync(request, Token));
            }

            Assert.Equal(Told.Done, told);
            Assert.Equal(lost + 1, (await World.EffectsAsync(Fixture.EffectOfMailing, Token)).Count);
            Assert.Equal(lost + 1, (await World.EffectsAsync(Fixture.EffectOfSending, Token)).Count);
            Assert.Empty(await UnknownAsync());
            if (lost == 2)
            {
                return;
            }
        }
    }

    [Fact]
    public async Task What_is_not_found_is_unknown_until_the_quiet_period_is_over_and_did_not_happen_after_it()
    {
        var id = await LoseAsync("reset-before-commit");

        var early = await Outcomes.ResolveAsync(id, Token);
        await World.AdvanceAsync(Fixture.QuietPeriod, Token);
        var late = await Outcomes.ResolveAsync(id, Token);
        await Signatures.SendEnvelopeAsync(Request, Token);

        Assert.Equal(OutcomeFinding.StillUnknown, early);
        Assert.Equal(OutcomeFinding.DidNotHappen, late);
        Assert.Single(await World.EffectsAsync(Fixture.EffectOfMailing, Token));
    }

    [Fact]
    public async Task A_commit_that_comes_late_is_not_taken_for_none()
    {
        var id = await LoseAsync("commit-late");

        var early = await Outcomes.ResolveAsync(id, Token);
        await World.EffectsAsync(cancellationToken: Token);
        var late = await Outcomes.ResolveAsync(id, Token);
        await Signatures.SendEnvelopeAsync(Request, Token);

        Assert.Equal(OutcomeFinding.StillUnknown, early);
        Assert.Equal(OutcomeFinding.TookEffect, late);
        Assert.Single(await World.EffectsAsync(Fixture.EffectOfMailing, Token));
    }

    private static EnvelopeRequest Request => SignatureRequests.Envelope() with { OperationKey = Key };

    private async Task<JournalId> LoseAsync(string fault)
    {
        await World.FaultAsync(fault, Token);
        var e = await Assert.ThrowsAsync<IntegrationException>(() => Signatures.SendEnvelopeAsync(Request, Token));
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
