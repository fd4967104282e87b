using Microsoft.AspNetCore.Builder;

namespace Procur.Integrations.System.Tests.Snippets;

/// <summary>The code of DocuSign's README.</summary>
internal static class DocuSignSnippets
{
    public static void Register(WebApplicationBuilder builder)
    {
        builder.Services.AddDocuSignIntegration();

        builder.Services.AddWebhookHandler<ISignatureEvent>(
            (told, _) => Contracts.MoveAsync(told.Envelope.Reference, told.Envelope.Status)
        );
    }

    public static async Task<Envelope> SendAsync(ISignatureProvider signatures, string path, CancellationToken cancellationToken)
    {
        var envelope = await signatures.SendEnvelopeAsync(
            new EnvelopeRequest
            {
                Subject = "Contract 17",
                Documents = [new SignatureDocument("contract.pdf", FileContent.FromFile(path))],
                Signers =
                [
                    new EnvelopeSigner("supplier@example.com", "Sifa Supplier")
                    {
                        Tabs = [new SignatureTab(SignatureTabKind.Signature, SignatureTabPlace.At("/sign1/"))],
                    },
                ],
                Copies = [new EnvelopeCopy("records@example.com", "Records")],
                Reference = "PO-1001",
                OperationKey = "contract PO-1001",
            },
            cancellationToken
        );
        return envelope;
    }

    public static async Task ConsentAsync(Func<Task> call)
    {
        try
        {
            await call();
        }
        catch (IntegrationException e) when (e.RemedyUrl is { } consent)
        {
            Console.WriteLine($"Open {consent} once, as the user that the app acts for.");
        }
    }

    public static async Task<Uri> EmbedAsync(
        IEmbeddedSigning embedded,
        string envelopeId,
        EnvelopeSigner signer,
        CancellationToken cancellationToken
    )
    {
        var signing = await embedded.CreateSigningUrlAsync(
            new SigningUrlRequest
            {
                EnvelopeId = envelopeId,
                Signer = signer,
                ReturnUrl = new Uri("https://app.example.com/signed"),
            },
            cancellationToken
        );
        return signing.Url;
    }

    public static async Task DownloadAsync(
        ISignatureProvider signatures,
        string envelopeId,
        Stream destination,
        CancellationToken cancellationToken
    )
    {
        await using var file = await signatures.DownloadDocumentsAsync(new EnvelopeFileQuery(envelopeId), cancellationToken);
        await file.Content.CopyToAsync(destination, cancellationToken);
    }

    private static class Contracts
    {
        public static Task MoveAsync(string? reference, EnvelopeStatus status) => Console.Out.WriteLineAsync($"{reference}: {status}");
    }
}
