namespace Procur.Integrations.Slack.Tests.Connections;

/// <summary>What the connection test says of a token.</summary>
public sealed class ConnectorTests
{
    private const string All =
        "chat:write,channels:read,users:read,users:read.email,im:write,reactions:write,channels:manage,groups:read,groups:write,channels:history,groups:history,im:history";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(All, "")]
    [InlineData(
        "chat:write, channels:read",
        "users:read,users:read.email,im:write,reactions:write,channels:manage,groups:read,groups:write,channels:history,groups:history,im:history"
    )]
    [InlineData(All + ",incoming-webhook,files:write", "")]
    public async Task Scopes_that_lack_are_named(string granted, string missing)
    {
        await using var standIn = StandIn.Start(Identity().With("X-OAuth-Scopes", granted));
        await using var host = SlackScript.Host(standIn);

        var result = await host.Get<IIntegrationConnector>().TestConnectionAsync(Token);

        Assert.True(result.Succeeded);
        Assert.Equal(missing.Split(',', StringSplitOptions.RemoveEmptyEntries), result.MissingScopes);
        Assert.All(result.MissingScopes, scope => Assert.Contains(scope, result.Message, StringComparison.Ordinal));
        Assert.Equal(new ConnectedAccount(SlackScript.Team, "Acme"), result.Account);
    }

    [Fact]
    public async Task Where_a_webhook_is_used_its_scope_is_needed_too()
    {
        await using var standIn = StandIn.Start(Identity().With("X-OAuth-Scopes", All));
        await using var host = SlackScript.Host(
            standIn,
            settings: [("IncomingWebhookUrl", new Uri(standIn.Endpoint, "services/T1/B1/x").AbsoluteUri)]
        );

        var result = await host.Get<IIntegrationConnector>().TestConnectionAsync(Token);

        Assert.Equal(["incoming-webhook"], result.MissingScopes);
    }

    [Fact]
    public async Task A_token_of_another_workspace_than_the_settings_say_is_refused()
    {
        await using var standIn = StandIn.Start(Identity("T9"));
        await using var host = SlackScript.Host(standIn);

        var result = await host.Get<IIntegrationConnector>().TestConnectionAsync(Token);

        Assert.False(result.Succeeded);
        Assert.Contains("T9", result.Message, StringComparison.Ordinal);
        Assert.Contains(SlackScript.Team, result.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("BotToken", "sk_live_1")]
    [InlineData("BotToken", "xoxb-1 2")]
    [InlineData("SigningSecret", "abc\n")]
    [InlineData("Endpoint", "ftp://slack.com/api/")]
    public async Task A_setting_that_cannot_be_right_is_named_and_not_shown(string setting, string value)
    {
        await using var standIn = StandIn.Start();
        await using var host = SlackScript.Host(standIn, settings: [(setting, value)]);

        var problem = Assert.Single(host.Get<IIntegrationRegistry>().List().Single().Problems);

        Assert.StartsWith(setting, problem, StringComparison.Ordinal);
        Assert.DoesNotContain(value.Trim(), problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Production_is_not_called_without_encryption()
    {
        await using var standIn = StandIn.Start();
        await using var host = SlackScript.Host(standIn, settings: [("Environment", "Production")]);

        var e = await Assert.ThrowsAsync<IntegrationException>(() => host.Get<IChatNotifier>().PostAsync(SlackScript.Message(), Token));

        Assert.Contains("https", e.Message, StringComparison.Ordinal);
        Assert.Equal(0, standIn.Count);
    }

    private static Reply Identity(string team = SlackScript.Team) =>
        SlackScript.Ok(
            $$"""
            "url":"https://acme.slack.com/","team":"Acme","user":"procur","team_id":"{{team}}","user_id":"U9","bot_id":"B9"
            """
        );
}
