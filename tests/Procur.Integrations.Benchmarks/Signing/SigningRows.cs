using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;

namespace Procur.Integrations.Benchmarks.Signing;

/// <summary>DocuSign.</summary>
internal static class SigningRows
{
    public static void Add(IServiceCollection services, Uri address)
    {
        using var key = RSA.Create(2048);
        var pem = key.ExportPkcs8PrivateKeyPem();
        services
            .AddDocuSignIntegration(options =>
            {
                options.IntegrationKey = "6f1d0000-0000-4000-8000-000000000001";
                options.UserId = "6f1d0000-0000-4000-8000-000000000002";
                options.PrivateKey = pem;
                options.AccountId = Envelope.Account;
                options.AuthEndpoint = address;
                options.Endpoint = address;
            })
            .ConfigureResilience(CallBenchmark.Unlimited);
    }

    public static IEnumerable<Row> Of(HttpClient client, IServiceProvider services)
    {
        var signatures = services.GetRequiredService<ISignatureProvider>();
        yield return new(
            "DocuSign send envelope, 10 KB document",
            new FloorSigner(client).SendAsync,
            () =>
                signatures.SendEnvelopeAsync(
                    new EnvelopeRequest
                    {
                        Documents = [new SignatureDocument(Envelope.File, FileContent.FromBytes(Envelope.Document))],
                        Signers =
                        [
                            new EnvelopeSigner("person@example.com", "A Person")
                            {
                                Tabs = [new SignatureTab(SignatureTabKind.Signature, new AnchorPlace("/sig/", 0, 0))],
                            },
                        ],
                        Subject = Envelope.Subject,
                        Reference = "PO-1001",
                    }
                )
        )
        {
            Above = Row.Noting + 0.25,
        };
    }
}
