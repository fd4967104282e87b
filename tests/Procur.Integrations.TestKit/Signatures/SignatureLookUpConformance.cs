using Xunit;

namespace Procur.Integrations.TestKit;

/// <summary>What a host may expect where an envelope whose answer was lost can be looked up.</summary>
public abstract class SignatureLookUpConformance<TFixture> : LookUpConformance<TFixture>
    where TFixture : IntegrationFixture, ISignatureScript, new()
{
    private const string Key = "contract 17";

    protected override string Effect => Fixture.EffectOfMailing;

    protected override TimeSpan QuietPeriod => Fixture.QuietPeriod;

    private ISignatureProvider Signatures => World.Get<ISignatureProvider>();

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

    protected override Task ActAsync() => Signatures.SendEnvelopeAsync(SignatureRequests.Envelope() with { OperationKey = Key }, Token);
}
