namespace Procur.Integrations.Sap.Tests;

/// <summary>Settings that cannot be right.</summary>
public sealed class SettingsTests
{
    [Theory]
    [InlineData("http://sap.example/", "Endpoint", IntegrationEnvironment.Production)]
    [InlineData("ftp://sap.example/", "Endpoint", IntegrationEnvironment.Sandbox)]
    public async Task An_address_that_is_not_safe_is_named(string endpoint, string setting, IntegrationEnvironment environment)
    {
        var options = SapHosts.Options(new Uri(endpoint));
        options.Environment = environment;

        Assert.Contains(setting, await ProblemAsync(options), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("ABC")]
    public async Task A_client_that_is_none_is_named(string client)
    {
        var options = SapHosts.Options(new Uri("https://sap.example/"));
        options.Client = client;

        Assert.Contains("Client", await ProblemAsync(options), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_user_and_an_OAuth_client_at_once_are_one_too_many()
    {
        var options = SapHosts.Options(new Uri("https://sap.example/"));
        (options.ClientId, options.ClientSecret) = ("id", "secret");

        Assert.Contains("UserName and ClientId", await ProblemAsync(options), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_set_names_what_is_needed()
    {
        var problem = await ProblemAsync(new SapOptions());

        Assert.Contains("Endpoint", problem, StringComparison.Ordinal);
        Assert.Contains("UserName", problem, StringComparison.Ordinal);
        Assert.Contains("Password", problem, StringComparison.Ordinal);
    }

    private static async Task<string> ProblemAsync(SapOptions options)
    {
        using var connection = SapIntegration.CreateConnection(options);
        var e = await Assert.ThrowsAsync<IntegrationException>(() =>
            connection.Get<IErpConnector>().GetPurchaseOrderAsync("1", TestContext.Current.CancellationToken)
        );
        Assert.Equal(IntegrationErrorKind.NotConfigured, e.Kind);
        return e.Message;
    }
}
