using Microsoft.Extensions.DependencyInjection;
using Procur.Integrations;
using Procurement.Hosting;

namespace Procurement.Flow;

/// <summary>The contract, signed: envelope sent, completion told by Connect, signed PDF downloaded.</summary>
internal sealed class SignContract : IProcurementStep
{
    public string Name => "Signature";

    public string Service(ProcurementContext context) => "DocuSign";

    public async Task<StepResult> RunAsync(ProcurementContext context, CancellationToken cancellationToken)
    {
        var request = context.Request;
        var signatures = context.Services.GetRequiredService<ISignatureProvider>();
        var asked = new EnvelopeRequest
        {
            Documents = [new SignatureDocument("Contract.pdf", FileContent.FromFile(context.ContractPath))],
            Signers =
            [
                new EnvelopeSigner(request.Signer.Email, request.Signer.Name)
                {
                    // By its place on the page and not by an anchor word: the contract may be anybody's.
                    Tabs = [new SignatureTab(SignatureTabKind.Signature, SignatureTabPlace.OnPage(1, 1, 100, 650))],
                },
            ],
            Copies = [new EnvelopeCopy(request.Approver, "Procurement")],
            Subject = $"Please sign: {request.Title}",
            Reference = request.Reference,
            OperationKey = context.OperationKey("contract"),
        };
        var envelope = await context.SettleAsync(token => signatures.SendEnvelopeAsync(asked, token), cancellationToken);
        context.Say($"envelope {envelope.Id} is with the signer");
        var ended = context.Services.GetRequiredService<Arrivals>().EndOfEnvelope(envelope.Id);
        await context.People.SignAsync(envelope.Id, request.Signer, cancellationToken);

        string evidence;
        try
        {
            envelope = await ended.WaitAsync(context.Patience.ForPeople, cancellationToken);
            evidence = "told by a verified Connect message";
        }
        catch (TimeoutException)
        {
            envelope = await signatures.GetEnvelopeAsync(envelope.Id, cancellationToken);
            evidence = "no Connect message came; the service was asked";
        }

        if (envelope.Status != EnvelopeStatus.Completed)
        {
            return StepResult.NotDone($"{envelope.Status}; {evidence}", envelope.Id);
        }

        await DownloadAsync(context, signatures, envelope.Id, cancellationToken);
        return StepResult.Done($"signed; {evidence}; signed PDF downloaded", envelope.Id);
    }

    private static async Task DownloadAsync(
        ProcurementContext context,
        ISignatureProvider signatures,
        string envelopeId,
        CancellationToken cancellationToken
    )
    {
        await using var signed = await signatures.DownloadDocumentsAsync(new EnvelopeFileQuery(envelopeId), cancellationToken);
        await using var file = File.Create(context.SignedContractPath);
        await signed.Content.CopyToAsync(file, cancellationToken);
    }
}
