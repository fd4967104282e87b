using Xunit;

namespace Procur.Integrations.TestKit;

/// <summary>What a host may expect of every service whose signers can sign within the host's pages.</summary>
[SuiteOf(typeof(IEmbeddedSigning))]
public abstract class EmbeddedSigningConformance<TFixture> : SandboxSuite<TFixture>
    where TFixture : IntegrationFixture, ISignatureScript, new()
{
    private static readonly Uri Back = new("https://host.example/back?order=17");

    private static readonly EnvelopeSigner Embedded = new(SignatureRequests.First, "Bahati Buyer") { EmbeddedId = "user-17" };

    private IEmbeddedSigning Signing => World.Get<IEmbeddedSigning>();

    [Fact]
    public async Task An_embedded_signer_is_not_mailed_and_signs_at_his_address()
    {
        var id = await SendAsync();
        Assert.Empty(await World.EffectsAsync(Fixture.EffectOfMailing, Token));

        var url = await Signing.CreateSigningUrlAsync(Asking(id), Token);
        var end = await Fixture.SignAtAsync(url.Url, Token);

        Assert.Equal(Back.Host, end?.Host);
        Assert.Contains("order=17", end!.Query, StringComparison.Ordinal);
        var envelope = await World.Get<ISignatureProvider>().GetEnvelopeAsync(id, Token);
        Assert.Equal(EnvelopeStatus.Completed, envelope.Status);
        Assert.Equal("user-17", Assert.Single(envelope.Recipients).EmbeddedId);
    }

    [Fact]
    public async Task Each_address_is_new_and_good_for_one_visit()
    {
        var id = await SendAsync();

        var first = await Signing.CreateSigningUrlAsync(Asking(id), Token);
        var second = await Signing.CreateSigningUrlAsync(Asking(id), Token);
        await Fixture.SignAtAsync(first.Url, Token);

        Assert.NotEqual(first.Url, second.Url);
        Assert.Null(await Fixture.SignAtAsync(first.Url, Token));
        Assert.DoesNotContain(first.Url.AbsoluteUri, first.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_who_is_not_in_the_envelope_gets_no_address()
    {
        var id = await SendAsync();
        foreach (
            var stranger in (EnvelopeSigner[])
                [
                    Embedded with
                    {
                        EmbeddedId = "user-18",
                    },
                    Embedded with
                    {
                        Name = "Somebody Else",
                    },
                    new("else@procur.example", Embedded.Name) { EmbeddedId = Embedded.EmbeddedId },
                ]
        )
        {
            var e = await Assert.ThrowsAsync<IntegrationException>(() =>
                Signing.CreateSigningUrlAsync(Asking(id) with { Signer = stranger }, Token)
            );
            Assert.Equal(IntegrationErrorKind.Validation, e.Kind);
            Assert.False(e.OutcomeUnknown);
        }
    }

    [Fact]
    public async Task A_signer_who_is_mailed_gets_no_address()
    {
        await Assert.ThrowsAsync<ArgumentException>(() =>
            Signing.CreateSigningUrlAsync(Asking("x") with { Signer = Embedded with { EmbeddedId = null } }, Token)
        );

        Assert.Empty(await World.Sandbox.Control.GetRequestsAsync(Fixture.Integration, cancellationToken: Token));
    }

    [Fact]
    public async Task A_lost_answer_is_asked_for_again()
    {
        var id = await SendAsync();
        await World.FaultAsync("reset-after-commit", Token);

        Assert.NotNull((await Signing.CreateSigningUrlAsync(Asking(id), Token)).Url);
    }

    private static SigningUrlRequest Asking(string envelopeId) =>
        new()
        {
            EnvelopeId = envelopeId,
            Signer = Embedded,
            ReturnUrl = Back,
        };

    private async Task<string> SendAsync() =>
        (
            await World
                .Get<ISignatureProvider>()
                .SendEnvelopeAsync(SignatureRequests.Envelope() with { Signers = [Embedded], Copies = [] }, Token)
        ).Id;
}
