using Procur.Integrations.Slack;

namespace Procur.Integrations.System.Tests.Wire;

/// <summary>Every request of the Slack package against Slack's own specification.</summary>
public sealed class SlackWireTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void No_operation_is_without_a_run() =>
        Assert.Equal(
            SlackOperations.All.Except(SlackWireCalls.NotInTheDocuments).Order(StringComparer.Ordinal),
            SlackWireCalls.All.Keys.Order(StringComparer.Ordinal)
        );

    [Fact]
    public async Task Every_operation_fits_the_documents()
    {
        await using var mock = await SpecMock.StartAsync("slack", Token);
        var options = new SlackOptions
        {
            BotToken = "xoxb-wire-test",
            SigningSecret = "0123456789abcdef0123456789abcdef",
            Endpoint = new Uri(mock.Address, "api/"),
            IncomingWebhookUrl = new Uri(mock.Address, "services/T00000000/B00000000/XXXXXXXXXXXXXXXXXXXXXXXX").AbsoluteUri,
        };
        options.Resilience.MaxAttempts = 1;
        options.Resilience.RateLimitShare = 1000;
        using var connection = SlackIntegration.CreateConnection(options);
        await WireRun.AsyncOver(mock, connection, SlackWireCalls.All, Token);
    }
}
