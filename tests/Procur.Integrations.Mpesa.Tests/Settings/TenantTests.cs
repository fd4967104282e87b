using Procur.Integrations.Connections;

namespace Procur.Integrations.Mpesa.Tests;

/// <summary>Tenants bring their own credentials and short code and share the host's addresses.</summary>
public sealed class TenantTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_tenants_push_goes_out_with_his_short_code_and_calls_back_to_his_connection()
    {
        await using var daraja = Daraja.Start().OnQuery(Daraja.Ended("0"));
        var sources = new List<string>();
        await using var host = MpesaHost.Create(
            daraja,
            with: services =>
                services.AddWebhookHandler<MpesaPaymentCallback>(
                    (callback, _) =>
                    {
                        sources.Add($"{callback.Source.Tenant}/{callback.Payment.Status}");
                        return Task.CompletedTask;
                    }
                )
        );
        await SaveAsync(
            host,
            new()
            {
                ["ConsumerKey"] = "acmeKey",
                ["ConsumerSecret"] = "acmeSecret",
                ["Passkey"] = "acmePass",
            }
        );

        var payments = await host.Get<IConnections>().GetAsync<IPaymentProvider>("acme", "mpesa", cancellationToken: Token);
        await payments.CreatePaymentAsync(MpesaHost.Request(), Token);
        await host.PostAsync(MpesaHost.TokenOf(Assert.Single(daraja.Pushes)), Daraja.Callback(), Token);

        Assert.Equal("600123", Daraja.Text(Assert.Single(daraja.Pushes), "BusinessShortCode"));
        Assert.Equal("600123", Daraja.Text(Assert.Single(daraja.Queries), "BusinessShortCode"));
        Assert.Equal(["acme/Succeeded"], sources);
    }

    [Fact]
    public async Task A_tenant_without_a_passkey_does_not_pay_with_the_hosts()
    {
        await using var daraja = Daraja.Start();
        await using var host = MpesaHost.Create(daraja);
        await SaveAsync(host, new() { ["ConsumerKey"] = "acmeKey", ["ConsumerSecret"] = "acmeSecret" });

        var payments = await host.Get<IConnections>().GetAsync<IPaymentProvider>("acme", "mpesa", cancellationToken: Token);
        var e = await Assert.ThrowsAsync<IntegrationException>(() => payments.CreatePaymentAsync(MpesaHost.Request(), Token));

        Assert.Equal(IntegrationErrorKind.NotConfigured, e.Kind);
        Assert.Equal(0, daraja.StandIn.Count);
    }

    private static async Task SaveAsync(TestHost host, Dictionary<string, string?> secrets) =>
        await host.Get<IConnectionStore>()
            .SaveAsync(
                new ConnectionRecord(new ConnectionId("acme", "mpesa", ConnectionId.DefaultName))
                {
                    Settings = new Dictionary<string, string?> { ["ShortCode"] = "600123" },
                    Secrets = secrets,
                },
                Token
            );
}
