using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Procur.Integrations.Audit;
using Procur.Integrations.Connections;
using Procur.Integrations.Sandbox;
using Procur.Integrations.TestKit;

namespace Procur.Integrations.System.Tests.Hosting;

/// <summary>A host with many tenants against the sandbox: each tenant has accounts of its own there, known to the host by its connection store alone.</summary>
internal sealed class TenantHost : IAsyncDisposable
{
    private readonly WebApplication app;
    private int tenants;

    private TenantHost(
        WebApplication app,
        IntegrationSandbox sandbox,
        InMemoryConnectionStore store,
        RecordingAuditSink audit,
        RecordingLoggerProvider logs
    )
    {
        this.app = app;
        Sandbox = sandbox;
        Store = store;
        Audit = audit;
        Logs = logs;
    }

    public IntegrationSandbox Sandbox { get; }

    public InMemoryConnectionStore Store { get; }

    public RecordingAuditSink Audit { get; }

    public RecordingLoggerProvider Logs { get; }

    public Uri Address { get; private set; } = new("http://127.0.0.1/");

    public IServiceProvider Services => app.Services;

    public IConnections Connections => Services.GetRequiredService<IConnections>();

    public static async Task<TenantHost> StartAsync(
        Action<ResilienceOptions> resilience,
        CancellationToken cancellationToken,
        Action<IServiceCollection>? services = null
    )
    {
        var sandbox = await IntegrationSandbox.StartAsync(null, cancellationToken);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var logs = new RecordingLoggerProvider();
        builder.Logging.AddProvider(logs).SetMinimumLevel(LogLevel.Trace);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        // Where the services are is the host's to say; credentials are the tenants' alone.
        builder.Configuration.AddInMemoryCollection(
            sandbox
                .Settings()
                .Where(setting => setting.Key.EndsWith("Endpoint", StringComparison.Ordinal))
                // Small, so that a file needs few megabytes to go in chunks or parts.
                .Append(new("Integrations:GoogleWorkspace:UploadChunkSize", "262144"))
                .Append(new("Integrations:AmazonS3:PartSizeMiB", "5"))
        );
        var store = new InMemoryConnectionStore();
        var audit = new RecordingAuditSink();
        TenantHost? host = null;
        void Hasty(ResilienceOptions options)
        {
            // The services' published limits are per minute; a test makes in a second what a host makes in an hour.
            options.RateLimitShare = 10_000;
            resilience(options);
        }

        builder.Services.AddSingleton<IConnectionStore>(store);
        builder.Services.AddSingleton<IAuditSink>(audit);
        builder.Services.AddStripeIntegration().ConfigureResilience(Hasty);
        builder.Services.AddSlackIntegration().ConfigureResilience(Hasty);
        builder.Services.AddDocuSignIntegration().ConfigureResilience(Hasty);
        builder.Services.AddSapIntegration().ConfigureResilience(Hasty);
        builder.Services.AddAmazonS3Integration().ConfigureResilience(Hasty);
        builder.Services.AddMpesaIntegration(options => options.CallbackBaseUrl = host!.Address).ConfigureResilience(Hasty);
        builder.Services.AddSendGridIntegration().ConfigureResilience(Hasty);
        builder.Services.AddGoogleWorkspaceIntegration().ConfigureResilience(Hasty);
        services?.Invoke(builder.Services);
        var app = builder.Build();
        app.MapIntegrationWebhooks();
        host = new TenantHost(app, sandbox, store, audit, logs);
        await app.StartAsync(cancellationToken);
        host.Address = new Uri(app.Urls.First() + "/");
        return host;
    }

    /// <summary>Makes an account at a service and saves it as a tenant's connection.</summary>
    public async Task<SandboxAccount> ConnectAsync(string tenant, string integration, CancellationToken cancellationToken)
    {
        var account = await Sandbox.Control.CreateAccountAsync(integration, tenant, cancellationToken);
        await Sandbox.Control.SetWebhookUrlAsync(
            integration,
            tenant,
            new Uri(Address, $"api/webhooks/{integration}/{tenant}"),
            cancellationToken
        );
        Assert.NotNull(await Store.SaveAsync(Record(tenant, integration, account), cancellationToken));
        return account;
    }

    /// <summary>A tenant of its own with one connection.</summary>
    public async Task<string> NewTenantAsync(string integration, CancellationToken cancellationToken)
    {
        var tenant = $"t{Interlocked.Increment(ref tenants)}";
        await ConnectAsync(tenant, integration, cancellationToken);
        return tenant;
    }

    public ConnectionRecord Record(string tenant, string integration, SandboxAccount account)
    {
        var secret = Services
            .GetRequiredService<IIntegrationRegistry>()
            .List()
            .Single(registered => registered.Descriptor.Key == integration)
            .Descriptor.Settings.Where(setting => setting.Secret)
            .Select(setting => setting.Name)
            .ToHashSet();
        return new ConnectionRecord(new ConnectionId(tenant, integration, ConnectionId.DefaultName))
        {
            Settings = account.Settings.Where(setting => !secret.Contains(setting.Key) && setting.Key != "Environment").ToDictionary(),
            Secrets = account.Settings.Where(setting => secret.Contains(setting.Key)).ToDictionary(),
        };
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await Sandbox.DisposeAsync();
        Logs.Dispose();
    }
}
