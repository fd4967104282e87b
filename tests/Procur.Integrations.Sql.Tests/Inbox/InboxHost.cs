using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Procur.Integrations.AspNetCore.Tests.Fakes;
using Procur.Integrations.Audit;
using Procur.Integrations.Connections;
using Procur.Integrations.Webhooks;

namespace Procur.Integrations.Sql.Tests;

/// <summary>One process of those that share a database: it takes the fake service's webhooks, and handles them once its worker is started.</summary>
public sealed class InboxHost : IAsyncDisposable
{
    private readonly ServiceProvider provider;
    private bool isStarted;

    private InboxHost(ServiceProvider provider, FakeService service)
    {
        this.provider = provider;
        Service = service;
    }

    public FakeService Service { get; }

    public IServiceProvider Services => provider;

    public RecordingAuditSink Audit => (RecordingAuditSink)provider.GetRequiredService<IAuditSink>();

    public RecordingLoggerProvider Logs => provider.GetRequiredService<RecordingLoggerProvider>();

    public IWebhookProcessor Processor => provider.GetRequiredService<IWebhookProcessor>();

    public IStoredWebhooks Stored => provider.GetRequiredService<IStoredWebhooks>();

    public static InboxHost Create(
        TestDatabase database,
        FakeService? service = null,
        Action<IIntegrationBuilder>? with = null,
        Dictionary<string, string?>? settings = null
    )
    {
        service ??= new FakeService();
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(
                new Dictionary<string, string?>
                {
                    [$"Integrations:{service.Key}:ApiKey"] = "fake_key",
                    [$"Integrations:{service.Key}:SigningSecret"] = FakeWebhook.Secret,
                    [$"Integrations:{service.Key}:Account"] = "acct_a",
                    ["ENCRYPTION_KEY"] = "an-encryption-key-of-32-letters!",
                    ["Integrations:Webhooks:Inbox:PollInterval"] = "00:00:00.02",
                    ["Integrations:Webhooks:Inbox:RetryDelay"] = "00:00:00.001",
                    // Where a test wants a lease to be over, it says so to the database.
                    ["Integrations:Webhooks:Inbox:LeaseDuration"] = "01:00:00",
                }
            )
            .AddInMemoryCollection(settings)
            .Build();
        var services = new ServiceCollection();
        var logs = new RecordingLoggerProvider();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddSingleton<IAuditSink>(new RecordingAuditSink());
        services.AddSingleton(logs);
        services.AddLogging(logging => logging.AddProvider(logs));
        services.AddIntegrationSqlStore(database.Source);
        with?.Invoke(service.Add(services));
        if (with is null)
        {
            service.Add(services);
        }

        return new InboxHost(services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true }), service);
    }

    public static Task<InboxHost> StartAsync(
        TestDatabase database,
        FakeService? service = null,
        Action<IIntegrationBuilder>? with = null,
        Dictionary<string, string?>? settings = null
    ) => Create(database, service, with, settings).StartAsync();

    /// <summary>Starts its worker.</summary>
    public async Task<InboxHost> StartAsync()
    {
        foreach (var hosted in provider.GetServices<IHostedService>())
        {
            await hosted.StartAsync(TestContext.Current.CancellationToken);
        }

        isStarted = true;
        return this;
    }

    /// <summary>Stops its worker as a host does that is told to end.</summary>
    public async Task StopAsync()
    {
        if (isStarted)
        {
            isStarted = false;
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(5));
            foreach (var hosted in provider.GetServices<IHostedService>())
            {
                await hosted.StopAsync(limit.Token);
            }
        }
    }

    public Task<WebhookAnswer> PostAsync(FakeWebhook webhook, string? tenant = null, string? connection = null) =>
        Processor.ProcessAsync(
            WebhookRoute.ToIntegration(Service.Key, tenant, connection),
            webhook.ToRaw(TimeProvider.System.GetUtcNow()),
            TestContext.Current.CancellationToken
        );

    public Task<WebhookAnswer> PostToTokenAsync(string token, FakeWebhook webhook) =>
        Processor.ProcessAsync(
            WebhookRoute.ToToken(token),
            webhook.ToRaw(TimeProvider.System.GetUtcNow()),
            TestContext.Current.CancellationToken
        );

    public async Task SaveAsync(string tenant, string? account = null)
    {
        var record = new ConnectionRecord(new ConnectionId(tenant, Service.Key, ConnectionId.DefaultName))
        {
            Secrets = new Dictionary<string, string?> { ["ApiKey"] = $"key_of_{tenant}", ["SigningSecret"] = FakeWebhook.Secret },
            Account = account is null ? null : new ConnectedAccount(account),
        };
        Assert.NotNull(await provider.GetRequiredService<IConnectionStore>().SaveAsync(record, TestContext.Current.CancellationToken));
    }

    /// <summary>The only event there is.</summary>
    public async Task<StoredWebhook> OnlyAsync() =>
        Assert.Single((await Stored.ListAsync(cancellationToken: TestContext.Current.CancellationToken)).Items);

    public async Task<StoredWebhook> FindAsync(string eventId)
    {
        var page = await Stored.ListAsync(cancellationToken: TestContext.Current.CancellationToken);
        return page.Items.Single(one => one.EventId == eventId);
    }

    /// <summary>Waits until an event is so far.</summary>
    public Task<StoredWebhook> UntilAsync(string eventId, StoredWebhookState state) =>
        Until.SoAsync(() => FindAsync(eventId), one => one.State == state);

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await provider.DisposeAsync();
    }
}
