using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Procur.Integrations;
using Procur.Integrations.Audit;
using Procur.Integrations.Sandbox;
using Procur.Integrations.Webhooks;

namespace Procurement.Hosting;

/// <summary>The product's own host: the integrations, its webhook endpoint on a free port, and the sandbox in place of the services.</summary>
internal sealed class ProcurementHost : IAsyncDisposable
{
    private readonly WebApplication app;

    private ProcurementHost(WebApplication app, IntegrationSandbox sandbox)
    {
        this.app = app;
        Sandbox = sandbox;
    }

    public IntegrationSandbox Sandbox { get; }

    public Uri Address { get; private set; } = new("http://127.0.0.1/");

    public IServiceProvider Services => app.Services;

    public static async Task<ProcurementHost> StartAsync(CancellationToken cancellationToken)
    {
        var sandbox = await IntegrationSandbox.StartAsync(null, cancellationToken);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.UseIntegrationSandbox(sandbox);

        ProcurementHost? host = null;
        builder.Services.AddStripeIntegration();
        builder.Services.AddSlackIntegration();
        builder.Services.AddMpesaIntegration(options => options.CallbackBaseUrl = host!.Address);
        builder.Services.AddSingleton<Arrivals>();
        builder.Services.AddSingleton<AuditTrail>();
        builder.Services.AddSingleton<IAuditSink>(services => services.GetRequiredService<AuditTrail>());
        builder.Services.AddWebhookHandler<IApprovalDecisionEvent, DecisionHandler>();
        builder.Services.AddWebhookHandler<IPaymentEvent, PaymentHandler>();

        var app = builder.Build();
        app.MapIntegrationWebhooks();
        host = new ProcurementHost(app, sandbox);
        await app.StartAsync(cancellationToken);
        host.Address = new Uri(app.Urls.First() + "/");
        foreach (var integration in new[] { "stripe", "slack" })
        {
            await sandbox.Control.SetWebhookUrlAsync(
                integration,
                sandbox.Account(integration).Name,
                new Uri(host.Address, $"api/webhooks/{integration}"),
                cancellationToken
            );
        }

        return host;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await Sandbox.DisposeAsync();
    }
}
