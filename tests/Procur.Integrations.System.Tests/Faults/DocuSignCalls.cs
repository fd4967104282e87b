using Procur.Integrations.TestKit;

namespace Procur.Integrations.System.Tests.Faults;

/// <summary>What changes at DocuSign.</summary>
internal static class DocuSignCalls
{
    private static readonly SignatureDocument Contract = new("contract.pdf", FileContent.FromBytes(SamplePdf.Of("Contract 17")));

    public static IReadOnlyList<ChangingCall> All { get; } =
    [
        new(
            "docusign",
            "draft of documents",
            "envelopes.create",
            "envelope",
            ChangingCalls.Nothing,
            async (bench, _, key) => await SendAsync(bench, key)
        )
        {
            ClientOperation = "envelopes.create_multipart",
        },
        new(
            "docusign",
            "draft of a template",
            "envelopes.create",
            "envelope",
            bench => TemplateAsync(bench, "made"),
            async (bench, id, key) =>
                await (await bench.GetAsync<ISignatureProvider>()).SendEnvelopeAsync(
                    new()
                    {
                        TemplateId = id,
                        Subject = "Contract 17",
                        Signers = [new EnvelopeSigner("buyer@acme.example", "Acme Buyer") { Role = "Buyer" }],
                        OperationKey = key,
                    },
                    bench.Token
                )
        ),
        new(
            "docusign",
            "envelope sent",
            "envelopes.update",
            "envelope-sent",
            ChangingCalls.Nothing,
            async (bench, _, key) => await SendAsync(bench, key)
        )
        {
            ClientOperation = "envelopes.send",
        },
        new(
            "docusign",
            "mail to a signer",
            "envelopes.update",
            "mail",
            ChangingCalls.Nothing,
            async (bench, _, key) => await SendAsync(bench, key)
        )
        {
            ClientOperation = "envelopes.send",
        },
        new(
            "docusign",
            "envelope voided",
            "envelopes.update",
            "envelope-void",
            bench => SendAsync(bench, "sent"),
            async (bench, id, key) =>
                await (await bench.GetAsync<ISignatureProvider>()).VoidEnvelopeAsync(
                    new()
                    {
                        EnvelopeId = id,
                        Reason = "Another offer",
                        OperationKey = key,
                    },
                    bench.Token
                )
        )
        {
            ClientOperation = "envelopes.void",
        },
        new(
            "docusign",
            "template",
            "templates.create",
            "template",
            ChangingCalls.Nothing,
            async (bench, _, key) => await TemplateAsync(bench, key)
        ),
        new(
            "docusign",
            "template deleted",
            "folders.move",
            "template-delete",
            bench => TemplateAsync(bench, "made"),
            async (bench, id, _) => await (await bench.GetAsync<ISignatureTemplates>()).DeleteTemplateAsync(id, bench.Token)
        )
        {
            ClientOperation = "templates.delete",
            IsUnnamed = true,
        },
    ];

    private static async Task<string> SendAsync(FaultBench bench, string key) =>
        (
            await (await bench.GetAsync<ISignatureProvider>()).SendEnvelopeAsync(
                new()
                {
                    Subject = "Contract 17",
                    Documents = [Contract],
                    Signers = [new EnvelopeSigner("buyer@acme.example", "Acme Buyer")],
                    Reference = "C17",
                    OperationKey = key,
                },
                bench.Token
            )
        ).Id;

    private static async Task<string> TemplateAsync(FaultBench bench, string key) =>
        (
            await (await bench.GetAsync<ISignatureTemplates>()).CreateTemplateAsync(
                new()
                {
                    Name = "Contract",
                    Documents = [Contract],
                    Roles = [new TemplateRole("Buyer")],
                    OperationKey = key,
                },
                bench.Token
            )
        ).Id;
}
