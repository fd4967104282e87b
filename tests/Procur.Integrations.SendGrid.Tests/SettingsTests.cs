namespace Procur.Integrations.SendGrid.Tests;

/// <summary>What settings cannot be right, the region, and the connection test's report of scopes.</summary>
public sealed class SettingsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("ApiKey", "SG.a b")]
    [InlineData("ApiKey", "xoxb-1")]
    [InlineData("FromEmail", "nobody")]
    [InlineData("FromName", "a\nb")]
    [InlineData("Region", "moon")]
    [InlineData("Endpoint", "ftp://api.sendgrid.com")]
    [InlineData("UnsubscribeGroupId", "many")]
    public async Task What_cannot_be_right_is_told_by_its_name_without_its_value(string name, string value)
    {
        await using var standIn = StandIn.Start();
        await using var host = SendGridScript.Host(standIn, settings: (name, value));

        var e = await Assert.ThrowsAsync<IntegrationException>(() => host.Get<IEmailSender>().SendAsync(SendGridScript.Mail(), Token));

        Assert.Equal(IntegrationErrorKind.NotConfigured, e.Kind);
        Assert.Contains(name == "FromName" ? "FromEmail" : name, e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(value, e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("global", "https://api.sendgrid.com/")]
    [InlineData("eu", "https://api.eu.sendgrid.com/")]
    public void The_region_gives_the_address(string region, string address) =>
        Assert.Equal(new Uri(address), SendGridIntegration.Definition.Endpoint(new SendGridOptions { Region = region }));

    [Fact]
    public async Task The_flat_names_of_the_environment_are_read()
    {
        await using var standIn = StandIn.Start(SendGridScript.Accepted());
        await using var host = TestHost.Create(
            services => services.AddSendGridIntegration(),
            new Dictionary<string, string?>
            {
                ["SENDGRID_API_KEY"] = SendGridScript.Key,
                ["SENDGRID_FROM_EMAIL"] = "a@procur.example",
                ["SENDGRID_FROM_NAME"] = "Procur",
                ["Integrations:SendGrid:Endpoint"] = standIn.Endpoint.AbsoluteUri,
            }
        );

        await host.Get<IEmailSender>().SendAsync("ann@example.com", "S", "<p>H</p>", cancellationToken: Token);

        var request = Assert.Single(standIn.Received);
        Assert.Equal("Bearer " + SendGridScript.Key, request.Header("Authorization"));
        Assert.Contains("\"from\":{\"email\":\"a@procur.example\",\"name\":\"Procur\"}", request.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_connection_test_reports_the_scopes_that_are_missing_by_the_consoles_names()
    {
        await using var standIn = StandIn.Start(Reply.Json("""{"scopes":["mail.send","tomorrow"]}"""));
        await using var host = SendGridScript.Host(standIn);

        var result = await host.Get<IIntegrationConnector>().TestConnectionAsync(Token);

        Assert.True(result.Succeeded);
        Assert.Equal(["templates.read", "user.webhooks.event.settings.read"], result.MissingScopes);
        Assert.Contains("Template Engine", result.Message, StringComparison.Ordinal);
        Assert.Contains("Event Webhook", result.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Mail Send", result.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_template_of_the_hosts_own_name_is_found_in_the_settings_of_its_connection()
    {
        await using var standIn = StandIn.Start(SendGridScript.Accepted());
        await using var host = SendGridScript.Host(standIn, settings: ("Templates:Welcome", "d-17"));

        await host.Get<IEmailTemplates>().SendTemplateAsync("ann@example.com", EmailTemplate.Named("welcome"), Token);

        Assert.Contains("\"template_id\":\"d-17\"", Assert.Single(standIn.Received).Text, StringComparison.Ordinal);
    }
}
