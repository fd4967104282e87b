using Microsoft.Extensions.DependencyInjection;
using Procur.Integrations.Connections;
using Procur.Integrations.System.Tests.Docs;
using Procur.Integrations.TestKit;

namespace Procur.Integrations.System.Tests.Tenants;

/// <summary>Every provider's credentials are bound to where they go.</summary>
public sealed class AddressTests
{
    // Addresses of the host's own, and pages that a person's browser opens: no credential of a connection goes there.
    private static readonly string[] NotWhereCredentialsGo =
    [
        "CallbackBaseUrl",
        "WebhookUrl",
        "ConsentRedirectUrl",
        "RedirectUri",
        "AuthorizationEndpoint",
    ];

    public static TheoryData<string, string> Addresses
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var descriptor in Descriptors())
            {
                foreach (var setting in descriptor.Settings.Where(setting => setting.Address))
                {
                    data.Add(descriptor.Key, setting.Name);
                }
            }

            return data;
        }
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_setting_that_is_an_address_says_whether_credentials_go_there()
    {
        using var provider = Providers.AllRegistered();
        foreach (var registered in provider.GetRequiredService<IIntegrationRegistry>().List())
        {
            var connection = provider.GetRequiredKeyedService<Connection>($"procur/{registered.Key}/{registered.Key}");
            var options = (await connection.CurrentAsync(Token)).Options;
            var addresses = options
                .GetType()
                .GetProperties()
                .Where(property => property.PropertyType == typeof(Uri))
                .Select(property => property.Name);
            var marked = registered.Descriptor.Settings.Where(setting => setting.Address).Select(setting => setting.Name).ToList();

            Assert.NotEmpty(marked);
            Assert.Empty(addresses.Except(marked).Except(NotWhereCredentialsGo));
        }
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task A_changed_address_asks_for_every_secret_of_the_connection_again(string integration, string address)
    {
        await using var host = TestHost.Create(
            services => Providers.AddAll(services),
            new Dictionary<string, string?> { ["Integrations:Keys:Current"] = "0123456789abcdef0123456789abcdeX" }
        );
        var admin = host.Get<IConnectionAdministration>();
        var id = new ConnectionId("acme", integration, ConnectionId.DefaultName);
        var secrets = Descriptors()
            .Single(descriptor => descriptor.Key == integration)
            .Settings.Where(setting => setting.Secret)
            .ToDictionary(setting => setting.Name, string? (setting) => $"https://hooks.slack.com/{setting.Name}");
        var before = await admin.SaveAsync(new ConnectionDraft(id) { Secrets = secrets }, "u-1", Token);
        Assert.All(Secrets(before), value => Assert.Null(value.Problem));

        var after = await admin.SaveAsync(
            new ConnectionDraft(id) { Settings = new Dictionary<string, string?> { [address] = "https://elsewhere.example/" } },
            "u-1",
            Token
        );

        Assert.NotEmpty(Secrets(after));
        Assert.All(
            Secrets(after),
            value =>
            {
                Assert.Contains("https://elsewhere.example:443", value.Problem, StringComparison.Ordinal);
                Assert.EndsWith("enter it again", value.Problem, StringComparison.Ordinal);
            }
        );
        Assert.False(after.IsConfigured);
    }

    [Fact]
    public async Task What_is_set_nowhere_has_the_defaults_of_a_test_world()
    {
        await using var host = TestHost.Create(services => Providers.AddAll(services));
        var views = await host.Get<IConnectionAdministration>().ListAsync("", null, Token).ToListAsync(Token);

        Assert.All(views, view => Assert.Equal(IntegrationEnvironment.Sandbox, view.Environment));
        var mpesa = views.Single(view => view.Descriptor.Key == "mpesa");
        Assert.Equal(("174379", ConnectionValueSource.Default), Value(mpesa, "ShortCode"));
        Assert.Equal("https://sandbox.safaricom.co.ke/", mpesa.Values.Single(value => value.Setting.Name == "Endpoint").Setting.Default);
        Assert.Equal(
            ("KES", ConnectionValueSource.Default),
            Value(views.Single(view => view.Descriptor.Key == "stripe"), "DefaultCurrency")
        );

        static (string?, ConnectionValueSource) Value(ConnectionView view, string name)
        {
            var value = view.Values.Single(value => value.Setting.Name == name);
            return (value.Value, value.Source);
        }
    }

    private static List<ConnectionValue> Secrets(ConnectionView view) => [.. view.Values.Where(value => value.Setting.Secret)];

    private static IReadOnlyList<IntegrationDescriptor> Descriptors()
    {
        using var provider = Providers.AllRegistered();
        return [.. provider.GetRequiredService<IIntegrationRegistry>().List().Select(registered => registered.Descriptor)];
    }
}
