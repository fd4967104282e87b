using Procur.Integrations.Sap;

namespace Procur.Integrations.System.Tests.Wire;

/// <summary>Every request of the SAP package against SAP's own metadata, purchase orders in both versions.</summary>
public sealed class SapWireTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void No_operation_is_without_a_run() =>
        Assert.Equal(
            SapOperations.All.Except(SapWireCalls.NotInTheDocuments).Order(StringComparer.Ordinal),
            SapWireCalls.All.Keys.Order(StringComparer.Ordinal)
        );

    [Theory]
    [InlineData(SapODataVersion.V2)]
    [InlineData(SapODataVersion.V4)]
    public async Task Every_operation_fits_the_documents(SapODataVersion version)
    {
        await using var mock = await SpecMock.StartAsync("sap", Token);
        var options = new SapOptions
        {
            Endpoint = new Uri(mock.Address, "sap/"),
            UserName = "PROCUR",
            Password = "secret",
            PurchaseOrderVersion = version,
        };
        options.Resilience.MaxAttempts = 1;
        using var connection = SapIntegration.CreateConnection(options);
        await WireRun.AsyncOver(mock, connection, SapWireCalls.All, Token);
    }
}
