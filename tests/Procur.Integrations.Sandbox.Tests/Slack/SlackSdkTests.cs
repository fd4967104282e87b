using Procur.Integrations.Sandbox.Tests.Node;

namespace Procur.Integrations.Sandbox.Tests.Slack;

public sealed class SlackSdkTests : SlackTest
{
    [Fact]
    public async Task The_vendors_own_sdk_finds_what_it_knows()
    {
        var environment = new Dictionary<string, string?>
        {
            ["SLACK_ENDPOINT"] = Settings()["Endpoint"],
            ["SLACK_BOT_TOKEN"] = Settings()["BotToken"],
            ["SLACK_TEAM_ID"] = Settings()["TeamId"],
            ["SANDBOX"] = Sandbox.BaseAddress.AbsoluteUri,
        };

        await NodeScript.RunAsync("slack.mjs", environment, Token);

        var kinds = (await Control.GetLedgerAsync("slack", cancellationToken: Token)).CountBy(x => x.Kind).ToDictionary();
        Assert.Equal(5, kinds["message"]);
        Assert.Equal(1, kinds["message-update"]);
        Assert.Equal(1, kinds["reaction"]);
        Assert.Equal(3, kinds["channel"]);
        Assert.Equal(1, kinds["file"]);
    }
}
