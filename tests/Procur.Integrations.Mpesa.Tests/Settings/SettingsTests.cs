using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Procur.Integrations.Connections;

namespace Procur.Integrations.Mpesa.Tests;

/// <summary>Where settings come from, what they default to, and which contradict each other.</summary>
public sealed class SettingsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Settings_come_from_the_flat_environment_names()
    {
        await using var host = TestHost.Create(
            services => services.AddMpesaIntegration(),
            new Dictionary<string, string?>
            {
                ["MPESA_CONSUMER_KEY"] = "key",
                ["MPESA_CONSUMER_SECRET"] = "secret",
                ["MPESA_PASSKEY"] = "pass",
                ["MPESA_SHORT_CODE"] = "600000",
                ["MPESA_TILL_NUMBER"] = "5331234",
                ["MPESA_TRANSACTION_TYPE"] = "CustomerBuyGoodsOnline",
                ["MPESA_CALLBACK_BASE_URL"] = "https://host.example",
                ["MPESA_BASE_URL"] = "http://127.0.0.1:1/daraja",
                ["MPESA_INITIATOR_NAME"] = "testapi",
                ["MPESA_SECURITY_CREDENTIAL"] = "sealed",
            }
        );

        var snapshot = await host.Get<MpesaClient>().Connection.CurrentAsync(Token);
        var options = (MpesaOptions)snapshot.Options;

        Assert.Empty(snapshot.Problems);
        Assert.Equal(("key", "secret", "pass"), (options.ConsumerKey, options.ConsumerSecret, options.Passkey));
        Assert.Equal(("600000", "5331234"), (options.ShortCode, options.TillNumber));
        Assert.Equal(MpesaTransactionType.CustomerBuyGoodsOnline, options.TransactionType);
        Assert.Equal(("testapi", "sealed"), (options.InitiatorName, options.SecurityCredential));
        Assert.Equal(new Uri("https://host.example"), options.CallbackBaseUrl);
        Assert.Equal(new Uri("http://127.0.0.1:1/daraja/"), snapshot.Endpoint);
        Assert.Equal("600000", snapshot.AccountId);
    }

    [Theory]
    [InlineData(IntegrationEnvironment.Sandbox, "https://sandbox.safaricom.co.ke/")]
    [InlineData(IntegrationEnvironment.Production, "https://api.safaricom.co.ke/")]
    public void The_address_is_that_of_the_environment_unless_one_is_set(IntegrationEnvironment environment, string address)
    {
        Assert.Equal(new Uri(address), MpesaIntegration.Definition.Endpoint(new MpesaOptions { Environment = environment }));
        Assert.Equal(
            new Uri("https://own.example"),
            MpesaIntegration.Definition.Endpoint(new MpesaOptions { Environment = environment, Endpoint = new Uri("https://own.example") })
        );
    }

    [Fact]
    public void The_defaults_are_the_public_sandboxes()
    {
        var options = new MpesaOptions();

        Assert.Equal("174379", options.ShortCode);
        Assert.Equal(IntegrationEnvironment.Sandbox, options.Environment);
        Assert.Equal(MpesaTransactionType.CustomerPayBillOnline, options.TransactionType);
    }

    [Fact]
    public async Task Without_settings_it_registers_sends_nothing_and_says_what_to_set()
    {
        await using var host = TestHost.Create(services => services.AddMpesaIntegration());

        var e = await Assert.ThrowsAsync<IntegrationException>(() =>
            host.Get<IPaymentProvider>().CreatePaymentAsync(MpesaHost.Request(), Token)
        );
        var test = await host.Get<IIntegrationConnector>().TestConnectionAsync(Token);

        Assert.False(host.Get<IIntegrationConnector>().IsConfigured);
        Assert.Equal(IntegrationErrorKind.NotConfigured, e.Kind);
        Assert.Equal("stk.push", e.Operation);
        foreach (var name in new[] { "MPESA_CONSUMER_KEY", "MPESA_CONSUMER_SECRET", "MPESA_PASSKEY" })
        {
            Assert.Contains(name, e.Message, StringComparison.Ordinal);
        }

        Assert.Equal((false, IntegrationErrorKind.NotConfigured), (test.Succeeded, test.Kind));
        Assert.Equal(["stk.push", "oauth.token"], host.Audit.Records.Select(record => record.Operation));
    }

    [Fact]
    public async Task Without_a_public_address_nothing_is_pushed_and_it_says_what_to_set()
    {
        await using var daraja = Daraja.Start();
        await using var host = MpesaHost.Create(daraja);
        host.Set("Integrations:Mpesa:CallbackBaseUrl", null);
        var payments = host.Get<IPaymentProvider>();

        var e = await Assert.ThrowsAsync<IntegrationException>(() => payments.CreatePaymentAsync(MpesaHost.Request(), Token));
        Assert.Equal(IntegrationErrorKind.NotConfigured, e.Kind);
        Assert.Contains("MPESA_CALLBACK_BASE_URL", e.Message, StringComparison.Ordinal);
        Assert.Equal(0, daraja.StandIn.Count);

        host.Set("Integrations:Webhooks:PublicBaseUrl", "https://shared.example/base");
        await payments.CreatePaymentAsync(MpesaHost.Request(), Token);
        Assert.StartsWith(
            "https://shared.example/base/api/webhooks/c/",
            Daraja.Text(Assert.Single(daraja.Pushes), "CallBackURL"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_example_settings_with_a_key_secret_passkey_and_address_filled_in_are_no_problem()
    {
        var settings = MpesaIntegration.Descriptor.Settings.ToDictionary(
            setting => $"Integrations:Mpesa:{setting.Name}",
            setting => setting.Default ?? ""
        );
        foreach (var name in new[] { "ConsumerKey", "ConsumerSecret", "Passkey" })
        {
            settings[$"Integrations:Mpesa:{name}"] = "filled in";
        }

        await using var host = TestHost.Create(
            services => services.AddMpesaIntegration(),
            settings.ToDictionary(pair => pair.Key, pair => (string?)pair.Value)
        );

        Assert.Empty((await host.Get<MpesaClient>().Connection.CurrentAsync(Token)).Problems);
        Assert.Null(((MpesaOptions)(await host.Get<MpesaClient>().Connection.CurrentAsync(Token)).Options).CallbackBaseUrl);
    }

    [Theory]
    [InlineData("https://mpesa.example")]
    [InlineData("https://host.example/M-Pesa")]
    [InlineData("https://shop.Safaricom.example")]
    [InlineData("https://executive.example")]
    [InlineData("https://host.example/SQL")]
    [InlineData("https://host.example/myquery/")]
    [InlineData("https://cmd.example")]
    public async Task A_word_that_daraja_forbids_in_an_address_is_found_before_it_is_sent(string address)
    {
        Assert.Contains(
            "which Daraja refuses",
            Assert.Single(Problems(options => options.CallbackBaseUrl = new Uri(address))),
            StringComparison.Ordinal
        );

        await using var daraja = Daraja.Start();
        await using var host = MpesaHost.Create(daraja);
        host.Set("Integrations:Mpesa:CallbackBaseUrl", null);
        host.Set("Integrations:Webhooks:PublicBaseUrl", address);
        var e = await Assert.ThrowsAsync<IntegrationException>(() =>
            host.Get<IPaymentProvider>().CreatePaymentAsync(MpesaHost.Request(), Token)
        );
        Assert.Equal(IntegrationErrorKind.NotConfigured, e.Kind);
        Assert.Equal(0, daraja.StandIn.Count);
    }

    public static TheoryData<string, string> Contradictions => [.. Wrong.Select(row => (row.Key, row.Value.Names))];

    private static readonly Dictionary<string, (Action<MpesaOptions> Set, string Names)> Wrong = new()
    {
        ["a short code of letters"] = (options => options.ShortCode = "shop", "ShortCode"),
        ["a short code of eight"] = (options => options.ShortCode = "12345678", "ShortCode"),
        ["a till without its number"] = (options => options.TransactionType = MpesaTransactionType.CustomerBuyGoodsOnline, "TillNumber"),
        ["a till for a pay bill number"] = (options => options.TillNumber = "5331234", "TillNumber"),
        ["a till of letters"] = (
            options =>
            {
                options.TransactionType = MpesaTransactionType.CustomerBuyGoodsOnline;
                options.TillNumber = "till";
            },
            "TillNumber"
        ),
        ["an endpoint that is no address"] = (options => options.Endpoint = new Uri("daraja", UriKind.Relative), "Endpoint"),
        ["an endpoint that is no web address"] = (options => options.Endpoint = new Uri("ftp://daraja.example"), "Endpoint"),
        ["the live endpoint in the sandbox"] = (options => options.Endpoint = new Uri("https://api.safaricom.co.ke/"), "Endpoint"),
        ["the sandbox endpoint in production"] = (
            options =>
            {
                Live(options);
                options.Endpoint = new Uri("https://sandbox.safaricom.co.ke/");
            },
            "Endpoint"
        ),
        ["a plain endpoint in production"] = (
            options =>
            {
                Live(options);
                options.Endpoint = new Uri("http://daraja.example/");
            },
            "Endpoint"
        ),
        ["the sandbox's short code in production"] = (
            options =>
            {
                Live(options);
                options.ShortCode = "174379";
            },
            "ShortCode"
        ),
        ["a plain callback address in production"] = (
            options =>
            {
                Live(options);
                options.CallbackBaseUrl = new Uri("http://host.example");
            },
            "CallbackBaseUrl"
        ),
        ["a callback address of this machine in production"] = (
            options =>
            {
                Live(options);
                options.CallbackBaseUrl = new Uri("https://localhost");
            },
            "CallbackBaseUrl"
        ),
        ["a callback address with a question"] = (
            options => options.CallbackBaseUrl = new Uri("https://host.example/?a=1"),
            "CallbackBaseUrl"
        ),
        ["a callback address that is none"] = (options => options.CallbackBaseUrl = new Uri("/base", UriKind.Relative), "CallbackBaseUrl"),
        ["a password without a certificate"] = (options => options.InitiatorPassword = "password", "Certificate"),
        ["a certificate that is none"] = (
            options =>
            {
                options.InitiatorPassword = "password";
                options.Certificate = "nonsense";
            },
            "Certificate"
        ),
    };

    [Theory]
    [MemberData(nameof(Contradictions))]
    public void A_contradiction_is_told_by_the_settings_name_and_without_its_value(string what, string name)
    {
        var problem = Assert.Single(Problems(Wrong[what].Set));

        Assert.Contains(name, problem, StringComparison.Ordinal);
        Assert.DoesNotContain("password ", problem + " ", StringComparison.Ordinal);
        Assert.DoesNotContain("nonsense", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void What_fits_together_is_no_problem()
    {
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest(
            "CN=test",
            key,
            HashAlgorithmName.SHA256,
            RSASignaturePadding.Pkcs1
        ).CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(1));

        Assert.Empty(Problems(_ => { }));
        Assert.Empty(Problems(Live));
        Assert.Empty(Problems(options => options.CallbackBaseUrl = new Uri("http://127.0.0.1:5000")));
        Assert.Empty(
            Problems(options =>
            {
                options.InitiatorPassword = "password";
                options.Certificate = certificate.ExportCertificatePem();
            })
        );
    }

    [Fact]
    public void Every_option_is_a_setting_and_every_secret_is_marked()
    {
        var settings = MpesaIntegration.Descriptor.Settings;
        var options = typeof(MpesaOptions)
            .GetProperties()
            .Where(property => property.DeclaringType == typeof(MpesaOptions))
            .Select(property => property.Name);

        Assert.Equal(options.Order(), settings.Select(setting => setting.Name).Order());
        Assert.Equal(
            ["ConsumerKey", "ConsumerSecret", "InitiatorPassword", "Passkey", "SecurityCredential"],
            settings.Where(setting => setting.Secret).Select(setting => setting.Name).Order()
        );
        Assert.All(settings, setting => Assert.NotEqual("", setting.Description));
        Assert.All(settings.Where(setting => setting.Secret), setting => Assert.False(setting.Shared));
    }

    private static List<string> Problems(Action<MpesaOptions> set)
    {
        var options = new MpesaOptions
        {
            ConsumerKey = "key",
            ConsumerSecret = "secret",
            Passkey = "pass",
            CallbackBaseUrl = new Uri("https://host.example"),
        };
        set(options);
        return [.. MpesaIntegration.Definition.Validate!(options)];
    }

    private static void Live(MpesaOptions options)
    {
        options.Environment = IntegrationEnvironment.Production;
        options.ShortCode = "600000";
    }
}
