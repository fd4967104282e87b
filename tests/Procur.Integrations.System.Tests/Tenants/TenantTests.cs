using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Procur.Integrations.Connections;
using Procur.Integrations.Sandbox;
using Procur.Integrations.System.Tests.Hosting;
using Procur.Integrations.Webhooks;

namespace Procur.Integrations.System.Tests.Tenants;

/// <summary>One host, tenants <c>acme</c> and <c>globex</c> with accounts of their own: nothing of one ever reaches the other.</summary>
public sealed class TenantTests
{
    private static readonly Money Price = new(25.50m, "USD");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Calls_reach_the_tenants_own_account_and_webhooks_its_own_address()
    {
        var (host, handled) = await StartAsync();
        await using var _ = host;
        await PayAsync(host, "acme");
        await PayAsync(host, "globex");
        await PayAsync(host, "globex");
        await host.Sandbox.Control.WaitForIdleAsync(Token);

        Assert.Single(await host.Sandbox.Control.GetLedgerAsync("stripe", "acme", "payment", Token));
        Assert.Equal(2, (await host.Sandbox.Control.GetLedgerAsync("stripe", "globex", "payment", Token)).Count);
        var succeeded = handled.Events.Where(e => e.Type == "payment_intent.succeeded").ToList();
        Assert.Equal(["acme", "globex", "globex"], succeeded.Select(e => e.Source.Tenant).Order(StringComparer.Ordinal));
        Assert.All(
            host.Audit.Records.Where(record => record.Operation == "payment_intents.create"),
            record => Assert.Contains(record.Tenant, (string[])["acme", "globex"])
        );
        Assert.Equal(2, host.Audit.Records.Count(record => record is { Operation: "payment_intents.create", Tenant: "globex" }));
    }

    [Fact]
    public async Task An_object_of_one_tenant_does_not_exist_for_the_other()
    {
        var (host, _) = await StartAsync();
        await using var __ = host;
        var payment = await PayAsync(host, "acme");
        var other = await host.Connections.GetAsync<IPaymentProvider>("globex", "stripe", cancellationToken: Token);
        var e = await Assert.ThrowsAsync<IntegrationException>(() => other.GetPaymentAsync(payment.Id, Token));
        Assert.Equal(IntegrationErrorKind.NotFound, e.Kind);
    }

    [Theory]
    [InlineData("stripe")]
    [InlineData("slack")]
    public async Task A_validly_signed_event_of_one_is_refused_at_the_others_address(string integration)
    {
        var (host, handled) = await StartAsync();
        await using var _ = host;
        await host.Sandbox.Control.SetWebhookUrlAsync(
            integration,
            "acme",
            new Uri(host.Address, $"api/webhooks/{integration}/globex"),
            Token
        );
        if (integration == "stripe")
        {
            await PayAsync(host, "acme");
        }
        else
        {
            var posted = await PostAsync(host, "acme", new ApprovalCard("PR-1"));
            await host.Sandbox.Control.ActAsync(
                "slack",
                "click",
                new JsonObject
                {
                    ["channel"] = posted.Message.Channel,
                    ["ts"] = posted.Message.Id,
                    ["user"] = "approver",
                    ["text"] = "Approve",
                },
                "acme",
                Token
            );
        }

        await host.Sandbox.Control.FlushWebhooksAsync(Token);
        Assert.Empty(handled.Events);
        var deliveries = (await host.Sandbox.Control.GetDeliveriesAsync(integration, cancellationToken: Token))
            .Where(delivery => delivery.Account == "acme")
            .ToList();
        Assert.NotEmpty(deliveries);
        Assert.All(deliveries, delivery => Assert.InRange(delivery.Status ?? 0, 400, 499));
        Assert.Contains(
            host.Audit.Records,
            record =>
                record.Integration == integration
                && record.Operation.StartsWith("webhook", StringComparison.Ordinal)
                && record.Outcome == "refused"
        );
    }

    [Fact]
    public async Task A_rate_limit_of_one_does_not_hold_back_the_other()
    {
        var (host, _) = await StartAsync();
        await using var __ = host;
        await host.Sandbox.Control.AddFaultAsync(SandboxFault.Parse("stripe:rate-limited=3600*9") with { Account = "acme" }, Token);
        var e = await Assert.ThrowsAsync<IntegrationException>(() => PayAsync(host, "acme"));
        Assert.Equal(IntegrationErrorKind.RateLimited, e.Kind);
        Assert.Equal(PaymentStatus.Succeeded, (await PayAsync(host, "globex")).Status);
    }

    [Fact]
    public async Task An_open_circuit_of_one_leaves_the_other_alone()
    {
        var (host, _) = await StartAsync(options => options.BreakerMinimumThroughput = 4);
        await using var __ = host;
        await host.Sandbox.Control.AddFaultAsync(SandboxFault.Parse("stripe:unavailable*99") with { Account = "acme" }, Token);
        for (var i = 0; i < 4; i++)
        {
            await Assert.ThrowsAsync<IntegrationException>(() => PayAsync(host, "acme"));
        }

        var before = (await host.Sandbox.Control.GetRequestsAsync("stripe", cancellationToken: Token)).Count(request =>
            request.Account == "acme"
        );
        var e = await Assert.ThrowsAsync<IntegrationException>(() => PayAsync(host, "acme"));
        Assert.Contains("circuit", e.Message, StringComparison.Ordinal);
        Assert.Equal(
            before,
            (await host.Sandbox.Control.GetRequestsAsync("stripe", cancellationToken: Token)).Count(request => request.Account == "acme")
        );
        Assert.Equal(PaymentStatus.Succeeded, (await PayAsync(host, "globex")).Status);
    }

    [Fact]
    public async Task An_operation_key_of_one_names_nothing_of_the_other()
    {
        var (host, _) = await StartAsync();
        await using var __ = host;
        var first = await PayAsync(host, "acme", "invoice 17");
        var second = await PayAsync(host, "globex", "invoice 17");
        Assert.NotEqual(first.Id, second.Id);
        Assert.Equal(first.Id, (await PayAsync(host, "acme", "invoice 17")).Id);
        Assert.Single(await host.Sandbox.Control.GetLedgerAsync("stripe", "acme", "payment", Token));
    }

    [Fact]
    public async Task Tokens_are_fetched_for_each_tenant_with_its_own_credentials()
    {
        var (host, _) = await StartAsync();
        await using var __ = host;
        await host.ConnectAsync("acme", "mpesa", Token);
        await host.ConnectAsync("globex", "mpesa", Token);
        foreach (var tenant in (string[])["acme", "globex", "acme"])
        {
            var connector = await host.Connections.GetAsync<IPaymentProvider>(tenant, "mpesa", cancellationToken: Token);
            var payment = await connector.CreatePaymentAsync(
                new()
                {
                    Amount = new Money(10, "KES"),
                    Payer = Payer.WithPhone(tenant == "acme" ? $"07083741{host.Audit.Records.Count % 90 + 10}" : "0711222333"),
                    Reference = "INV1",
                    Description = "Order 1",
                },
                Token
            );
            Assert.NotEmpty(payment.Id);
        }

        var tokens = (await host.Sandbox.Control.GetRequestsAsync("mpesa", cancellationToken: Token))
            .Where(request => request.Path.Contains("oauth", StringComparison.Ordinal))
            .ToList();
        Assert.Equal(["acme", "globex"], tokens.Select(request => request.Account).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("stripe", "SecretKey")]
    [InlineData("slack", "BotToken")]
    public async Task A_secret_rotated_while_a_hundred_callers_work_costs_no_failed_call(string integration, string secret)
    {
        var (host, _) = await StartAsync();
        await using var __ = host;
        var connection = await host.Connections.GetConnectionAsync("acme", integration, cancellationToken: Token);
        var connector = connection.Get<IIntegrationConnector>();
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var made = 0;
        var rotated = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var callers = Enumerable
            .Range(0, 100)
            .Select(async caller =>
            {
                var after = 0;
                while (after < 3)
                {
                    var call = await connection.Get<IIntegrationConnector>().TestConnectionAsync(Token);
                    Assert.True(call.Succeeded, call.Message);
                    Interlocked.Increment(ref made);
                    after += rotated.Task.IsCompleted ? 1 : 0;
                }
            })
            .ToList();

        var id = new ConnectionId("acme", integration, ConnectionId.DefaultName);
        for (var round = 0; round < 3; round++)
        {
            var old = (await host.Store.FindAsync(id, Token))!;
            var account = await host.Sandbox.Control.RotateCredentialAsync(integration, "acme", secret, Token);
            var next = host.Record("acme", integration, account);
            Assert.NotEqual(old.Secrets[secret], next.Secrets[secret]);
            Assert.NotNull(await host.Store.SaveAsync(next with { Version = old.Version }, Token));
            await host.Sandbox.Control.RevokeCredentialAsync(integration, "acme", secret, Token);
        }

        rotated.SetResult();
        await Task.WhenAll(callers);
        Assert.True(made >= 300);
    }

    [Fact]
    public async Task A_tenant_without_a_secret_never_calls_with_anothers()
    {
        var (host, _) = await StartAsync();
        await using var __ = host;
        var record = (await host.Store.FindAsync(new ConnectionId("acme", "stripe", ConnectionId.DefaultName), Token))!;
        await host.Store.SaveAsync(new ConnectionRecord(record.Id with { Tenant = "initech" }) { Settings = record.Settings }, Token);
        var e = await Assert.ThrowsAsync<IntegrationException>(() => PayAsync(host, "initech"));
        Assert.Equal(IntegrationErrorKind.NotConfigured, e.Kind);
        Assert.Contains("SecretKey", e.Message, StringComparison.Ordinal);
    }

    private static async Task<(TenantHost Host, Handled Handled)> StartAsync(Action<ResilienceOptions>? resilience = null)
    {
        var handled = new Handled();
        var host = await TenantHost.StartAsync(
            options =>
            {
                options.BaseDelay = TimeSpan.FromMilliseconds(20);
                options.MaxDelay = TimeSpan.FromMilliseconds(50);
                options.BreakerMinimumThroughput = 1_000;
                resilience?.Invoke(options);
            },
            Token,
            services => services.AddSingleton(handled).AddWebhookHandler<WebhookEvent, Handled>()
        );
        foreach (var tenant in (string[])["acme", "globex"])
        {
            await host.ConnectAsync(tenant, "stripe", Token);
            await host.ConnectAsync(tenant, "slack", Token);
        }

        return (host, handled);
    }

    private static async Task<Payment> PayAsync(TenantHost host, string tenant, string? key = null)
    {
        var payments = await host.Connections.GetAsync<IPaymentProvider>(tenant, "stripe", cancellationToken: Token);
        return await payments.CreatePaymentAsync(
            new()
            {
                Amount = Price,
                Payer = Payer.WithMethod("pm_card_visa"),
                Reference = "R1",
                OperationKey = key,
            },
            Token
        );
    }

    private static async Task<PostedMessage> PostAsync(TenantHost host, string tenant, ApprovalCard card)
    {
        var channels = await host.Connections.GetAsync<IChatChannels>(tenant, "slack", cancellationToken: Token);
        var channel = (await channels.ListChannelsAsync(new(), Token)).Items.First(channel => channel.Name == "procurement");
        var chat = await host.Connections.GetAsync<IChatNotifier>(tenant, "slack", cancellationToken: Token);
        return await chat.PostAsync(
            new()
            {
                To = ChatTarget.Channel(channel.Id),
                Text = "An offer",
                Approval = card,
            },
            Token
        );
    }
}
