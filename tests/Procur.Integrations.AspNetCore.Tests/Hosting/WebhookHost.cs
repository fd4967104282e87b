using Microsoft.Extensions.DependencyInjection;
using Procur.Integrations.AspNetCore.Tests.Fakes;
using Procur.Integrations.Connections;
using Procur.Integrations.Webhooks;

namespace Procur.Integrations.AspNetCore.Tests.Hosting;

/// <summary>A host that takes the fake service's webhooks, without a server before it. Its clock stands still.</summary>
public sealed class WebhookHost : IAsyncDisposable
{
    private readonly TestHost host;

    private WebhookHost(TestHost host, FakeService service)
    {
        this.host = host;
        Service = service;
    }

    public FakeService Service { get; }

    public ManualTimeProvider Time => host.Time;

    public RecordingAuditSink Audit => host.Audit;

    public RecordingLoggerProvider Logs => host.Logs;

    public IServiceProvider Services => host.Services;

    public IWebhookProcessor Processor => host.Get<IWebhookProcessor>();

    /// <summary>With one account that has a secret, a key and the account <c>acct_a</c>, unless the settings say otherwise.</summary>
    public static WebhookHost Create(
        FakeService? service = null,
        Action<IIntegrationBuilder>? with = null,
        Dictionary<string, string?>? settings = null
    )
    {
        service ??= new FakeService();
        var all = new Dictionary<string, string?>
        {
            [$"Integrations:{service.Key}:ApiKey"] = "fake_key",
            [$"Integrations:{service.Key}:SigningSecret"] = FakeWebhook.Secret,
            [$"Integrations:{service.Key}:Account"] = "acct_a",
        };
        foreach (var (name, value) in settings ?? [])
        {
            all[name] = value;
        }

        var host = TestHost.Create(
            services =>
            {
                var builder = service.Add(services);
                with?.Invoke(builder);
            },
            all,
            new ManualTimeProvider()
        );
        return new WebhookHost(host, service);
    }

    public Task<WebhookAnswer> PostAsync(FakeWebhook webhook, string? tenant = null, string? connection = null) =>
        Processor.ProcessAsync(
            WebhookRoute.ToIntegration(Service.Key, tenant, connection),
            webhook.ToRaw(Time.GetUtcNow()),
            TestContext.Current.CancellationToken
        );

    public Task<WebhookAnswer> PostToTokenAsync(string token, FakeWebhook webhook) =>
        Processor.ProcessAsync(WebhookRoute.ToToken(token), webhook.ToRaw(Time.GetUtcNow()), TestContext.Current.CancellationToken);

    /// <summary>Saves a tenant's connection.</summary>
    public async Task SaveAsync(
        string tenant,
        string? secret,
        string? account,
        string name = ConnectionId.DefaultName,
        Func<ConnectionRecord, ConnectionRecord>? with = null
    )
    {
        var record = new ConnectionRecord(new ConnectionId(tenant, Service.Key, name))
        {
            Secrets = secret is null
                ? new Dictionary<string, string?> { ["ApiKey"] = $"key_of_{tenant}" }
                : new Dictionary<string, string?> { ["ApiKey"] = $"key_of_{tenant}", ["SigningSecret"] = secret },
            Account = account is null ? null : new ConnectedAccount(account),
        };
        var saved = await host.Get<IConnectionStore>().SaveAsync(with?.Invoke(record) ?? record, TestContext.Current.CancellationToken);
        Assert.NotNull(saved);
    }

    public ValueTask<CallbackTicket> TicketAsync(ConnectionId? connection = null, DateTimeOffset? endsAt = null) =>
        host.Get<ICallbackTickets>()
            .IssueAsync(
                new CallbackTicket(connection ?? new ConnectionId("", Service.Key, ConnectionId.DefaultName)) { ExpiresAt = endsAt },
                TestContext.Current.CancellationToken
            );

    public void Set(string name, string? value) => host.Set(name, value);

    public ValueTask DisposeAsync() => host.DisposeAsync();
}
