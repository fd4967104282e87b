using Procur.Integrations.Sandbox.Tests.Node;

namespace Procur.Integrations.Sandbox.Tests.SendGrid;

public sealed class SendGridSdkTests : SendGridTest
{
    [Fact]
    public async Task The_vendors_own_sdk_finds_what_it_knows()
    {
        var environment = new Dictionary<string, string?>
        {
            ["SENDGRID_ENDPOINT"] = Settings()["Endpoint"],
            ["SENDGRID_API_KEY"] = Settings()["ApiKey"],
            ["SENDGRID_TEMPLATE"] = Settings()["Templates:invoice_sent"],
            ["SANDBOX"] = Sandbox.BaseAddress.AbsoluteUri,
        };

        await NodeScript.RunAsync("sendgrid.mjs", environment, Token);

        Assert.Equal(5, (await Control.GetLedgerAsync("sendgrid", kind: "mail", cancellationToken: Token)).Count);
    }
}
