using Procur.Integrations.SendGrid;

namespace Procur.Integrations.System.Tests.Wire;

/// <summary>Every request of the SendGrid package against SendGrid's own specification. It holds all of its operations.</summary>
public sealed class SendGridWireTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void No_operation_is_without_a_run() =>
        Assert.Equal(SendGridOperations.All.Order(StringComparer.Ordinal), SendGridWireCalls.All.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public async Task Every_operation_fits_the_documents()
    {
        await using var mock = await SpecMock.StartAsync("sendgrid", Token);
        var options = new SendGridOptions
        {
            ApiKey = "SG.wire-test",
            FromEmail = "no-reply@procur.example",
            FromName = "Procur",
            SandboxMode = true,
            OpenTracking = true,
            ClickTracking = false,
            UnsubscribeGroupId = 12,
            Subuser = "acme",
            Endpoint = mock.Address,
        };
        options.Resilience.MaxAttempts = 1;
        using var connection = SendGridIntegration.CreateConnection(options);
        await WireRun.AsyncOver(mock, connection, SendGridWireCalls.All, Token);
    }
}
