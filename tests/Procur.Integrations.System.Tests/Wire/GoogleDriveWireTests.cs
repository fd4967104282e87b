using Procur.Integrations.GoogleWorkspace;

namespace Procur.Integrations.System.Tests.Wire;

/// <summary>Every request to Drive against Google's own specification.</summary>
public sealed class GoogleDriveWireTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void No_operation_is_without_a_run() =>
        Assert.Equal(
            GoogleDriveOperations.All.Except(GoogleDriveWireCalls.NotInTheDocuments).Order(StringComparer.Ordinal),
            GoogleDriveWireCalls.All.Keys.Order(StringComparer.Ordinal)
        );

    [Fact]
    public async Task Every_operation_fits_the_documents()
    {
        await using var mock = await SpecMock.StartAsync("google", Token);
        var options = new GoogleWorkspaceOptions
        {
            ClientId = "1.apps.googleusercontent.com",
            ClientSecret = "GOCSPX-wire-test",
            RefreshToken = "1//wire-test",
            Endpoint = mock.Address,
            TokenEndpoint = mock.Address,
        };
        options.Resilience.MaxAttempts = 1;
        using var connection = GoogleWorkspaceIntegration.CreateConnection(options);
        await WireRun.AsyncOver(mock, connection, GoogleDriveWireCalls.All, Token);
    }
}
