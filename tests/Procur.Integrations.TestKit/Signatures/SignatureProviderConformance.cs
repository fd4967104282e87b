using System.Text;
using Xunit;

namespace Procur.Integrations.TestKit;

/// <summary>What a host may expect of every electronic signature service.</summary>
[SuiteOf(typeof(ISignatureProvider))]
public abstract class SignatureProviderConformance<TFixture> : SandboxSuite<TFixture>
    where TFixture : IntegrationFixture, ISignatureScript, new()
{
    private ISignatureProvider Signatures => World.Get<ISignatureProvider>();

    [Fact]
    public async Task Only_those_whose_turn_it_is_are_told_of_a_sent_envelope()
    {
        var sent = await Signatures.SendEnvelopeAsync(SignatureRequests.Envelope(), Token);

        var mail = Assert.Single(await World.EffectsAsync(Fixture.EffectOfMailing, Token));
        Assert.Equal("PO-1001", mail.Reference);
        Assert.Single(await World.EffectsAsync(Fixture.EffectOfSending, Token));
        Assert.Equal(EnvelopeStatus.Sent, sent.Status);
        Assert.False(sent.IsFinal);
        Assert.NotEmpty(sent.Id);
    }

    [Fact]
    public async Task What_was_given_is_told_again()
    {
        var sent = await Signatures.SendEnvelopeAsync(SignatureRequests.Envelope(), Token);

        var envelope = await Signatures.GetEnvelopeAsync(sent.Id, Token);

        Assert.Equal(sent.Id, envelope.Id);
        Assert.Equal("Contract 17", envelope.Subject);
        Assert.Equal("PO-1001", envelope.Reference);
        Assert.Equal("IT", envelope.Metadata["department"]);
        Assert.Equal("contract.pdf", Assert.Single(envelope.Documents).Name);
        Assert.NotNull(envelope.SentAt);
        Assert.Equal(
            [
                (RecipientKind.Signer, SignatureRequests.First, RecipientStatus.Sent),
                (RecipientKind.Signer, SignatureRequests.Second, RecipientStatus.Waiting),
                (RecipientKind.Copy, "records@procur.example", RecipientStatus.Waiting),
            ],
            envelope.Recipients.Select(one => (one.Kind, one.Email!, one.Status))
        );
        Assert.NotEmpty(envelope.Raw.GetText());
    }

    [Fact]
    public async Task Each_signs_in_his_turn_and_the_last_one_completes_it()
    {
        var id = (await Signatures.SendEnvelopeAsync(SignatureRequests.Envelope(), Token)).Id;

        await Fixture.SignAsync(World, id, SignatureRequests.First, Token);
        var between = await Signatures.GetEnvelopeAsync(id, Token);
        await Fixture.SignAsync(World, id, SignatureRequests.Second, Token);
        var after = await Signatures.GetEnvelopeAsync(id, Token);

        Assert.False(between.IsFinal);
        Assert.Equal([true, false, false], between.Recipients.Select(one => one.HasSigned));
        Assert.NotNull(between.Recipients[0].SignedAt);
        Assert.Equal(RecipientStatus.Sent, between.Recipients[1].Status);
        Assert.Equal(EnvelopeStatus.Completed, after.Status);
        Assert.True(after.IsFinal);
        Assert.NotNull(after.CompletedAt);
        Assert.Equal([true, true, false], after.Recipients.Select(one => one.HasSigned));
        Assert.Equal(RecipientStatus.Completed, after.Recipients[2].Status);
        Assert.Equal(3, (await World.EffectsAsync(Fixture.EffectOfMailing, Token)).Count);
    }

    [Fact]
    public async Task The_signed_documents_and_their_certificate_can_be_read()
    {
        var id = (await Signatures.SendEnvelopeAsync(SignatureRequests.Envelope(), Token)).Id;
        var unsigned = await ReadAsync(new EnvelopeFileQuery(id));
        await Fixture.SignAsync(World, id, null, Token);
        var document = (await Signatures.GetEnvelopeAsync(id, Token)).Documents[0];

        var combined = await ReadAsync(new EnvelopeFileQuery(id));
        var single = await ReadAsync(new EnvelopeFileQuery(id) { Kind = EnvelopeFileKind.Single, DocumentId = document.Id });
        var certificate = await ReadAsync(new EnvelopeFileQuery(id) { Kind = EnvelopeFileKind.Certificate });

        Assert.All([unsigned, combined, single, certificate], pdf => Assert.StartsWith("%PDF", pdf, StringComparison.Ordinal));
        Assert.NotEqual(unsigned, combined);
        Assert.Contains("Bahati Buyer", single, StringComparison.Ordinal);
        Assert.Contains("Sifa Supplier", certificate, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_document_of_unknown_length_is_sent_as_it_is_read()
    {
        var length = 3_000_000;
        var bytes = new byte[length];
        SignatureRequests.Contract.CopyTo(bytes, 0);
        var opened = 0;
        var content = FileContent.FromFactory(_ =>
        {
            opened++;
            return ValueTask.FromResult<Stream>(new MemoryStream(bytes, writable: false));
        });
        var request = SignatureRequests.Envelope() with { Documents = [new SignatureDocument("large.pdf", content)] };

        var id = (await Signatures.SendEnvelopeAsync(request, Token)).Id;
        await using var file = await Signatures.DownloadDocumentsAsync(new EnvelopeFileQuery(id), Token);

        var read = new MemoryStream();
        await file.Content.CopyToAsync(read, Token);
        Assert.Equal(bytes, read.ToArray());
        Assert.Equal(1, opened);
    }

    [Fact]
    public async Task A_template_is_sent_to_those_who_fill_its_roles()
    {
        Assert.SkipUnless(World.Host.Services.GetService(typeof(ISignatureTemplates)) is not null, "The service has no templates.");
        var template = await World.Get<ISignatureTemplates>().CreateTemplateAsync(SignatureRequests.Template(), Token);

        var sent = await Signatures.SendEnvelopeAsync(
            new EnvelopeRequest
            {
                TemplateId = template.Id,
                Reference = "PO-1002",
                Signers =
                [
                    new EnvelopeSigner(SignatureRequests.Second, "Sifa Supplier")
                    {
                        Role = "Supplier",
                        Fields = new Dictionary<string, string> { ["amount"] = "100" },
                    },
                ],
                Copies = [new EnvelopeCopy("records@procur.example", "Records") { Role = "Records" }],
            },
            Token
        );

        var envelope = await Signatures.GetEnvelopeAsync(sent.Id, Token);
        Assert.Equal("Sign the supplier contract", envelope.Subject);
        Assert.Equal("PO-1002", envelope.Reference);
        Assert.Equal(
            [("Supplier", SignatureRequests.Second), ("Records", "records@procur.example")],
            envelope.Recipients.Select(one => (one.Role!, one.Email!))
        );
        Assert.Single(await World.EffectsAsync(Fixture.EffectOfMailing, Token));
    }

    [Fact]
    public async Task A_signer_who_declines_ends_it_with_his_reason()
    {
        var id = (await Signatures.SendEnvelopeAsync(SignatureRequests.Envelope(), Token)).Id;

        await Fixture.DeclineAsync(World, id, "Too dear", Token);
        var envelope = await Signatures.GetEnvelopeAsync(id, Token);

        Assert.Equal(EnvelopeStatus.Declined, envelope.Status);
        Assert.True(envelope.IsFinal);
        Assert.Equal(RecipientStatus.Declined, envelope.Recipients[0].Status);
        Assert.Equal("Too dear", envelope.Recipients[0].DeclinedReason);
    }

    [Fact]
    public async Task Calling_off_ends_it_and_a_second_time_is_no_error()
    {
        var id = (await Signatures.SendEnvelopeAsync(SignatureRequests.Envelope(), Token)).Id;

        for (var i = 0; i < 2; i++)
        {
            await Signatures.VoidEnvelopeAsync(new EnvelopeVoidRequest { EnvelopeId = id, Reason = "Another offer" }, Token);
        }

        var envelope = await Signatures.GetEnvelopeAsync(id, Token);
        Assert.Equal(EnvelopeStatus.Voided, envelope.Status);
        Assert.Equal("Another offer", envelope.VoidedReason);
        Assert.Single(await World.EffectsAsync(Fixture.EffectOfVoiding, Token));
    }

    [Fact]
    public async Task What_is_signed_by_everybody_cannot_be_called_off()
    {
        var id = (await Signatures.SendEnvelopeAsync(SignatureRequests.Envelope(), Token)).Id;
        await Fixture.SignAsync(World, id, null, Token);

        var e = await Assert.ThrowsAsync<IntegrationException>(() =>
            Signatures.VoidEnvelopeAsync(new EnvelopeVoidRequest { EnvelopeId = id, Reason = "Too late" }, Token)
        );

        Assert.Equal(IntegrationErrorKind.Conflict, e.Kind);
        Assert.False(e.OutcomeUnknown);
        Assert.Equal(EnvelopeStatus.Completed, (await Signatures.GetEnvelopeAsync(id, Token)).Status);
    }

    [Fact]
    public async Task An_envelope_that_never_was_is_not_found()
    {
        var id = Fixture.UnknownEnvelopeId;
        foreach (
            var call in (Func<Task>[])
                [
                    () => Signatures.GetEnvelopeAsync(id, Token),
                    () => Signatures.VoidEnvelopeAsync(new EnvelopeVoidRequest { EnvelopeId = id, Reason = "None" }, Token),
                    () => Signatures.DownloadDocumentsAsync(new EnvelopeFileQuery(id), Token),
                ]
        )
        {
            Assert.Equal(IntegrationErrorKind.NotFound, (await Assert.ThrowsAsync<IntegrationException>(call)).Kind);
        }
    }

    [Fact]
    public async Task A_request_that_is_wrong_in_itself_sends_nothing()
    {
        var good = SignatureRequests.Envelope();
        foreach (
            var bad in (EnvelopeRequest[])
                [
                    good with
                    {
                        Signers = [],
                    },
                    good with
                    {
                        Documents = [],
                    },
                    good with
                    {
                        Signers = [new EnvelopeSigner("", "Nobody")],
                    },
                    good with
                    {
                        Documents = [],
                        TemplateId = Fixture.UnknownTemplateId,
                    },
                ]
        )
        {
            await Assert.ThrowsAsync<ArgumentException>(() => Signatures.SendEnvelopeAsync(bad, Token));
        }

        await Assert.ThrowsAsync<ArgumentException>(() =>
            Signatures.VoidEnvelopeAsync(new EnvelopeVoidRequest { EnvelopeId = "x", Reason = " " }, Token)
        );
        await Assert.ThrowsAsync<ArgumentException>(() =>
            Signatures.DownloadDocumentsAsync(new EnvelopeFileQuery("x") { Kind = EnvelopeFileKind.Single }, Token)
        );
        Assert.Empty(await World.EffectsAsync(cancellationToken: Token));
    }

    [Fact]
    public async Task The_same_request_sent_again_is_one_envelope()
    {
        var request = SignatureRequests.Envelope();

        var first = await Signatures.SendEnvelopeAsync(request, Token);
        var second = await Signatures.SendEnvelopeAsync(request, Token);

        Assert.Equal(first.Id, second.Id);
        Assert.Single(await World.EffectsAsync(Fixture.EffectOfMailing, Token));
    }

    [Fact]
    public async Task The_same_operation_key_is_one_envelope_and_another_content_under_it_is_refused()
    {
        var request = SignatureRequests.Envelope() with { OperationKey = "contract 17" };

        var first = await Signatures.SendEnvelopeAsync(request, Token);
        var second = await Signatures.SendEnvelopeAsync(request with { Reference = request.Reference }, Token);
        var e = await Assert.ThrowsAsync<IntegrationException>(() =>
            Signatures.SendEnvelopeAsync(request with { Subject = "Contract 18" }, Token)
        );

        Assert.Equal(first.Id, second.Id);
        Assert.Equal(IntegrationErrorKind.Conflict, e.Kind);
        Assert.Single(await World.EffectsAsync(Fixture.EffectOfSending, Token));
    }

    [Theory]
    [MemberData(nameof(SandboxFaults.OfCalls), MemberType = typeof(SandboxFaults))]
    public async Task Whatever_breaks_what_is_said_of_an_envelope_is_true(string fault)
    {
        await World.FaultAsync(fault, Token);

        var told = await TellAsync(() => Signatures.SendEnvelopeAsync(SignatureRequests.Envelope(), Token));

        await AssertTruthAsync(told, Fixture.EffectOfSending);
    }

    [Theory]
    [MemberData(nameof(SandboxFaults.OfCalls), MemberType = typeof(SandboxFaults))]
    public async Task Asked_again_after_a_fault_nobody_is_mailed_twice(string fault)
    {
        await World.FaultAsync(fault, Token);
        var request = SignatureRequests.Envelope() with { OperationKey = "contract 17" };
        await TellAsync(() => Signatures.SendEnvelopeAsync(request, Token));
        await World.EffectsAsync(cancellationToken: Token);

        var told = await TellAsync(() => Signatures.SendEnvelopeAsync(request, Token));

        var mails = await World.EffectsAsync(Fixture.EffectOfMailing, Token);
        Assert.InRange(mails.Count, 0, 1);
        Assert.True(told != Told.Done || mails.Count == 1);
    }

    private async Task<string> ReadAsync(EnvelopeFileQuery query)
    {
        await using var file = await Signatures.DownloadDocumentsAsync(query, Token);
        Assert.Equal("application/pdf", file.ContentType);
        var read = new MemoryStream();
        await file.Content.CopyToAsync(read, Token);
        Assert.Equal(file.Length ?? read.Length, read.Length);
        return Encoding.Latin1.GetString(read.ToArray());
    }
}
