using Microsoft.Extensions.DependencyInjection;
using Procur.Integrations.Connections;

namespace Procur.Integrations.Stripe.Tests;

public sealed class OptionsTests
{
    [Theory]
    [InlineData("sk_test_1", IntegrationEnvironment.Sandbox)]
    [InlineData("rk_test_1", IntegrationEnvironment.Sandbox)]
    [InlineData("sk_live_1", IntegrationEnvironment.Production)]
    [InlineData("rk_live_1", IntegrationEnvironment.Production)]
    public void A_key_of_the_environments_own_world_is_accepted(string key, IntegrationEnvironment environment) =>
        Assert.Empty(Problems(options => (options.SecretKey, options.Environment) = (key, environment)));

    [Theory]
    [InlineData("sk_live_1", IntegrationEnvironment.Sandbox)]
    [InlineData("rk_live_1", IntegrationEnvironment.Sandbox)]
    [InlineData("sk_test_1", IntegrationEnvironment.Production)]
    [InlineData("sk_1", IntegrationEnvironment.Production)]
    public void A_key_of_the_other_world_is_refused(string key, IntegrationEnvironment environment) =>
        Assert.Contains(
            "SecretKey",
            Assert.Single(Problems(options => (options.SecretKey, options.Environment) = (key, environment))),
            StringComparison.Ordinal
        );

    [Fact]
    public void A_publishable_key_of_the_other_world_is_refused_too() =>
        Assert.Contains(
            "PublishableKey",
            Assert.Single(Problems(options => options.PublishableKey = "pk_live_1")),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("sk_test_1 ")]
    [InlineData(" sk_test_1")]
    [InlineData("sk_test_1\n")]
    [InlineData("sk_test\t1")]
    public void A_pasted_space_or_line_break_is_refused(string key) =>
        Assert.Contains("SecretKey holds a space", Assert.Single(Problems(options => options.SecretKey = key)), StringComparison.Ordinal);

    [Theory]
    [InlineData("pk_test_1")]
    [InlineData("whsec_1")]
    public void Another_value_in_the_place_of_the_key_is_refused(string key) =>
        Assert.Contains(
            "does not start with sk_ or rk_",
            Assert.Single(Problems(options => options.SecretKey = key)),
            StringComparison.Ordinal
        );

    [Fact]
    public void Every_other_setting_that_cannot_be_right_is_named_and_no_value_is_shown()
    {
        var problems = Problems(options =>
        {
            options.SecretKey = "sk_test_c4nary";
            options.WebhookSecret = "c4nary";
            options.PreviousWebhookSecret = "whsec_c4 nary";
            options.StripeAccount = "c4nary";
            options.ApiVersion = "c4nary\r\nInjected: header";
            options.DefaultCurrency = "c4nary";
            options.Environment = IntegrationEnvironment.Sandbox;
            options.Endpoint = new Uri("ftp://c4nary/");
        });

        foreach (
            var name in (string[])["WebhookSecret", "PreviousWebhookSecret", "StripeAccount", "ApiVersion", "DefaultCurrency", "Endpoint"]
        )
        {
            Assert.Contains(problems, problem => problem.StartsWith(name, StringComparison.Ordinal));
        }

        Assert.All(problems, problem => Assert.DoesNotContain("c4nary", problem, StringComparison.Ordinal));
    }

    [Fact]
    public void Production_is_not_spoken_to_in_the_clear() =>
        Assert.Contains(
            "Endpoint",
            Assert.Single(
                Problems(options =>
                {
                    options.SecretKey = "sk_live_1";
                    options.Environment = IntegrationEnvironment.Production;
                    options.Endpoint = new Uri("http://api.stripe.com/");
                })
            ),
            StringComparison.Ordinal
        );

    [Fact]
    public async Task The_flat_environment_names_are_read_and_the_section_wins()
    {
        await using var host = TestHost.Create(
            services => services.AddStripeIntegration(),
            new Dictionary<string, string?>
            {
                ["STRIPE_SECRET_KEY"] = "sk_test_flat",
                ["STRIPE_PUBLISHABLE_KEY"] = "pk_test_flat",
                ["STRIPE_WEBHOOK_SECRET"] = "whsec_flat",
                ["Integrations:Stripe:WebhookSecret"] = "whsec_section",
            }
        );

        var options = await OptionsOfAsync(host);

        Assert.Equal("sk_test_flat", options.SecretKey);
        Assert.Equal("pk_test_flat", options.PublishableKey);
        Assert.Equal("whsec_section", options.WebhookSecret);
    }

    [Fact]
    public async Task Every_setting_binds_from_the_section()
    {
        var settings = new Dictionary<string, string?>
        {
            ["SecretKey"] = "sk_live_1",
            ["PublishableKey"] = "pk_live_1",
            ["WebhookSecret"] = "whsec_1",
            ["PreviousWebhookSecret"] = "whsec_0",
            ["Endpoint"] = "https://stripe.example/under",
            ["ApiVersion"] = "2025-01-01.acacia",
            ["StripeAccount"] = "acct_1",
            ["DefaultCurrency"] = "USD",
        };
        await using var host = TestHost.Create(
            services => services.AddStripeIntegration(options => options.Environment = IntegrationEnvironment.Production),
            settings.ToDictionary(pair => "Integrations:Stripe:" + pair.Key, pair => pair.Value)
        );

        var options = await OptionsOfAsync(host);

        foreach (var setting in StripeIntegration.Descriptor.Settings.Cast<OptionSetting<StripeOptions>>())
        {
            Assert.Equal(settings[setting.Name], setting.Get(options));
        }

        Assert.Equal(settings.Count, StripeIntegration.Descriptor.Settings.Count);
        Assert.True(host.Get<IIntegrationRegistry>().List().Single().IsConfigured);
    }

    [Fact]
    public void The_table_of_settings_has_the_defaults_of_the_options()
    {
        var defaults = new StripeOptions();

        foreach (var setting in StripeIntegration.Descriptor.Settings.Cast<OptionSetting<StripeOptions>>())
        {
            Assert.Equal(setting.Default, setting.Get(defaults));
        }
    }

    private static async Task<StripeOptions> OptionsOfAsync(TestHost host)
    {
        var snapshot = await host.Get<StripeClient>().Connection.CurrentAsync(TestContext.Current.CancellationToken);
        return (StripeOptions)snapshot.Options;
    }

    private static IReadOnlyList<string> Problems(Action<StripeOptions> configure)
    {
        var options = new StripeOptions { SecretKey = "sk_test_1" };
        configure(options);
        return [.. StripeIntegration.Definition.Validate!(options)];
    }
}
