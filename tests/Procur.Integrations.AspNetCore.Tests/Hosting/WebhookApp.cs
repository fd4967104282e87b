using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Procur.Integrations.AspNetCore.Tests.Fakes;
using Procur.Integrations.Audit;
using Procur.Integrations.Connections;
using Procur.Integrations.Webhooks;

namespace Procur.Integrations.AspNetCore.Tests.Hosting;

/// <summary>A real server on a free port that takes the fake service's webhooks. Its integrations' clock stands still.</summary>
public sealed class WebhookApp : IAsyncDisposable
{
    private readonly WebApplication app;

    private WebhookApp(WebApplication app, FakeService service)
    {
        this.app = app;
        Service = service;
        Address = new Uri(app.Urls.First());
        Http = new HttpClient { BaseAddress = Address };
    }

    public FakeService Service { get; }

    public Uri Address { get; }

    public HttpClient Http { get; }

    public ManualTimeProvider Time => (ManualTimeProvider)app.Services.GetRequiredService<TimeProvider>();

    public RecordingLoggerProvider Logs => app.Services.GetRequiredService<RecordingLoggerProvider>();

    public RecordingAuditSink Audit => (RecordingAuditSink)app.Services.GetRequiredService<IAuditSink>();

    public static async Task<WebhookApp> StartAsync(
        FakeService? service = null,
        Action<IIntegrationBuilder>? with = null,
        Dictionary<string, string?>? settings = null,
        Action<WebApplicationBuilder>? build = null,
        Action<WebApplication>? use = null
    )
    {
        service ??= new FakeService();
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?>
            {
                [$"Integrations:{service.Key}:ApiKey"] = "fake_key",
                [$"Integrations:{service.Key}:SigningSecret"] = FakeWebhook.Secret,
                [$"Integrations:{service.Key}:Account"] = "acct_a",
            }
        );
        builder.Configuration.AddInMemoryCollection(settings);
        var logs = new RecordingLoggerProvider();
        builder.Services.AddSingleton(logs);
        builder.Services.AddSingleton<TimeProvider>(new ManualTimeProvider());
        builder.Services.AddSingleton<IAuditSink>(new RecordingAuditSink());
        builder.Logging.ClearProviders();
        builder.Logging.AddProvider(logs);
        var integration = service.Add(builder.Services);
        with?.Invoke(integration);
        build?.Invoke(builder);
        var app = builder.Build();
        use?.Invoke(app);
        app.MapIntegrationWebhooks();
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new WebhookApp(app, service);
    }

    public Task<HttpResponseMessage> PostAsync(FakeWebhook webhook, string path = "/api/webhooks/fake") =>
        SendAsync(webhook.ToRequest(path, Time.GetUtcNow()));

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) =>
        Http.SendAsync(request, TestContext.Current.CancellationToken);

    public async Task SaveAsync(string tenant, string secret, string name = ConnectionId.DefaultName)
    {
        var record = new ConnectionRecord(new ConnectionId(tenant, Service.Key, name))
        {
            Secrets = new Dictionary<string, string?> { ["ApiKey"] = "key", ["SigningSecret"] = secret },
        };
        await app.Services.GetRequiredService<IConnectionStore>().SaveAsync(record, TestContext.Current.CancellationToken);
    }

    public ValueTask<CallbackTicket> TicketAsync() =>
        app
            .Services.GetRequiredService<ICallbackTickets>()
            .IssueAsync(
                new CallbackTicket(new ConnectionId("", Service.Key, ConnectionId.DefaultName)),
                TestContext.Current.CancellationToken
            );

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await app.DisposeAsync();
    }
}
