using System.Text.Json.Nodes;

namespace Procur.Integrations.Stripe.Tests;

public sealed class ConnectorTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(
        "balance:read payment_intents:write customers:write subscriptions:write invoices:write refunds:write webhook_endpoints:write",
        ""
    )]
    [InlineData("payment_intents:read", "customers subscriptions invoices refunds webhooks")]
    [InlineData("balance:read customers:read refunds:read", "payment_intents subscriptions invoices webhooks")]
    public async Task A_restricted_key_is_told_which_of_the_six_scopes_it_lacks(string may, string missing)
    {
        await using var world = await SandboxedHost.StartAsync(new StripeFixture(), cancellationToken: Token);
        var made = await world.Sandbox.Control.ActAsync(
            "stripe",
            "create-restricted-key",
            new JsonObject { ["permissions"] = new JsonArray([.. may.Split(' ').Select(permission => (JsonNode)permission)]) },
            cancellationToken: Token
        );
        world.Host.Set("Integrations:Stripe:SecretKey", made["key"]!.GetValue<string>());

        var result = await world.Get<IIntegrationConnector>().TestConnectionAsync(Token);

        Assert.True(result.Succeeded, result.Message);
        Assert.Equal(missing.Split(' ', StringSplitOptions.RemoveEmptyEntries), result.MissingScopes);
        Assert.All(result.MissingScopes, scope => Assert.Contains(scope, result.Message, StringComparison.Ordinal));
        Assert.Empty(await world.EffectsAsync(cancellationToken: Token));
    }

    [Fact]
    public async Task The_account_is_the_one_that_Stripe_says_it_is()
    {
        await using var world = await SandboxedHost.StartAsync(new StripeFixture(), cancellationToken: Token);

        var result = await world.Get<IIntegrationConnector>().TestConnectionAsync(Token);

        Assert.StartsWith("acct_", result.Account!.Id, StringComparison.Ordinal);
        Assert.NotEmpty(result.Account.Name!);
        Assert.Equal(result.Account.Id, await world.Get<StripeClient>().Connection.GetAccountIdAsync(Token));
    }

    [Theory]
    [InlineData("""{"settings":{"dashboard":{"display_name":"Procur"}},"business_profile":{"name":"Procur Ltd"}}""", "Procur")]
    [InlineData("""{"settings":{"dashboard":{"display_name":null}},"business_profile":{"name":"Procur Ltd"}}""", "Procur Ltd")]
    [InlineData("""{"settings":{},"business_profile":{"name":"Procur Ltd"}}""", "Procur Ltd")]
    [InlineData("""{"settings":null,"business_profile":{}}""", null)]
    [InlineData("""{"business_profile":null}""", null)]
    public async Task The_accounts_name_is_the_dashboards_or_else_the_businesss(string account, string? name)
    {
        var answer = JsonNode.Parse(account)!.AsObject();
        answer["id"] = "acct_1";
        await using var host = ScriptedHost.Start(
            new StripeFixture(),
            Reply.Json("""{"object":"balance","livemode":false}"""),
            Reply.Json(answer.ToJsonString())
        );

        var result = await host.Host.Get<IIntegrationConnector>().TestConnectionAsync(Token);

        Assert.Equal(("acct_1", name), (result.Account!.Id, result.Account.Name));
    }

    [Fact]
    public async Task A_key_of_the_other_world_is_no_success_whatever_it_looks_like()
    {
        await using var host = ScriptedHost.Start(new StripeFixture(), Reply.Json("""{"object":"balance","livemode":true}"""));

        var result = await host.Host.Get<IIntegrationConnector>().TestConnectionAsync(Token);

        Assert.False(result.Succeeded);
        Assert.Equal(IntegrationErrorKind.NotConfigured, result.Kind);
    }
}
