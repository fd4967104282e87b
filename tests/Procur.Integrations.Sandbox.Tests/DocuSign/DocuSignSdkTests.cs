using Procur.Integrations.Sandbox.Tests.Node;

namespace Procur.Integrations.Sandbox.Tests.DocuSign;

public sealed class DocuSignSdkTests : DocuSignTest
{
    [Fact]
    public async Task The_vendors_own_sdk_finds_what_it_knows()
    {
        var certificate = Path.Combine(Path.GetTempPath(), $"procur-{Guid.NewGuid():N}.pem");
        await File.WriteAllTextAsync(certificate, Sandbox.Certificate!.ExportCertificatePem(), Token);
        try
        {
            var environment = new Dictionary<string, string?>
            {
                ["DOCUSIGN_HOST"] = Root.Authority,
                ["DOCUSIGN_INTEGRATION_KEY"] = Settings()["IntegrationKey"],
                ["DOCUSIGN_USER_ID"] = Settings()["UserId"],
                ["DOCUSIGN_ACCOUNT_ID"] = Settings()["AccountId"],
                ["DOCUSIGN_PRIVATE_KEY"] = Settings()["PrivateKey"],
                ["PDF"] = Convert.ToBase64String(Pdf),
                ["SANDBOX"] = Sandbox.BaseAddress.AbsoluteUri,
                // The SDK speaks to the account server over HTTPS alone.
                ["NODE_EXTRA_CA_CERTS"] = certificate,
            };

            await NodeScript.RunAsync("docusign.mjs", environment, Token);

            var kinds = (await Control.GetLedgerAsync("docusign", cancellationToken: Token)).CountBy(x => x.Kind).ToDictionary();
            Assert.Equal(2, kinds["envelope-sent"]);
            Assert.Equal(2, kinds["mail"]);
            Assert.Equal(1, kinds["envelope-void"]);
            Assert.Equal(1, kinds["template-delete"]);
        }
        finally
        {
            File.Delete(certificate);
        }
    }

    protected override SandboxOptions Options() => new() { OwnPorts = true, Https = true };
}
