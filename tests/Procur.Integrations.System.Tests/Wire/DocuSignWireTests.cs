using System.Security.Cryptography;
using Procur.Integrations.DocuSign;

namespace Procur.Integrations.System.Tests.Wire;

/// <summary>Every request of the DocuSign package against DocuSign's own specification.</summary>
public sealed class DocuSignWireTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void No_operation_is_without_a_run() =>
        Assert.Equal(
            DocuSignOperations.All.Except(DocuSignWireCalls.NotInTheDocument).Order(StringComparer.Ordinal),
            DocuSignWireCalls.All.Keys.Order(StringComparer.Ordinal)
        );

    [Fact]
    public async Task Every_operation_fits_the_document()
    {
        await using var mock = await SpecMock.StartAsync("docusign", Token);
        using var key = RSA.Create(2048);
        var options = new DocuSignOptions
        {
            IntegrationKey = "5f0f1f2a-3333-4333-8333-000000000003",
            UserId = "5f0f1f2a-2222-4222-8222-000000000002",
            AccountId = "5f0f1f2a-1111-4111-8111-000000000001",
            PrivateKey = key.ExportRSAPrivateKeyPem(),
            AuthEndpoint = mock.Address,
            Endpoint = mock.Address,
        };
        options.Resilience.MaxAttempts = 1;
        using var connection = DocuSignIntegration.CreateConnection(options);
        await WireRun.AsyncOver(mock, connection, DocuSignWireCalls.All, Token);
    }
}
