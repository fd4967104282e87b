using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Procur.Integrations;
using Procur.Integrations.Audit;
using Procur.Integrations.Webhooks;
using Procurement.Requests;

namespace Procurement.Hosting;

/// <summary>The product's own host: the integrations and its webhook endpoint; the sandbox or the real services behind them.</summary>
internal sealed class ProcurementHost : IAsyncDisposable
{
    /// <summary>The services that call us back at an address which is set in their console (in the sandbox: by its control API).</summary>
    public static readonly IReadOnlyList<string> Callers = ["stripe", "slack", "docusign", "sendgrid"];

    private readonly WebApplication app;

    private ProcurementHost(WebApplication app, Uri address)
    {
        this.app = app;
        Address = address;
    }

    /// <summary>Under which the services reach us.</summary>
    public Uri Address { get; private set; }

    public IServiceProvider Services => app.Services;

    /// <summary>A host against the sandbox, on a free port.</summary>
    public static async Task<ProcurementHost> StartAsync(SandboxSession sandbox, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(await sandbox.Control.GetSettingsAsync(cancellationToken: cancellationToken));
        var host = await StartAsync(builder, new Uri("http://127.0.0.1/"), cancellationToken);
        host.Address = new Uri(host.app.Urls.First() + "/");
        foreach (var integration in Callers)
        {
            await sandbox.SendWebhooksToAsync(integration, new Uri(host.Address, $"api/webhooks/{integration}"), cancellationToken);
        }

        return host;
    }

    /// <summary>A host against the real services, with the settings of the current folder's appsettings.json and of the environment.</summary>
    /// <exception cref="BadInputException">A service that the flow needs is not configured.</exception>
    public static async Task<ProcurementHost> StartLiveAsync(
        Uri listen,
        Uri publicAddress,
        IReadOnlyCollection<string> needed,
        CancellationToken cancellationToken
    )
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = Directory.GetCurrentDirectory() });
        builder.WebHost.UseUrls(listen.ToString());
        var host = await StartAsync(builder, publicAddress, cancellationToken);
        var missing = host
            .Services.GetRequiredService<IIntegrationRegistry>()
            .List()
            .Where(integration => needed.Contains(integration.Descriptor.Key) && !integration.IsConfigured)
            .SelectMany(integration => integration.Problems)
            .ToList();
        if (missing.Count == 0)
        {
            return host;
        }

        await host.DisposeAsync();
        throw new BadInputException($"--live wants every service's settings: {string.Join("; ", missing)}");
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static async Task<ProcurementHost> StartAsync(WebApplicationBuilder builder, Uri address, CancellationToken cancellationToken)
    {
        ProcurementHost? host = null;
        builder.Logging.ClearProviders();
        builder.Services.AddSlackIntegration();
        builder.Services.AddSapIntegration();
        builder.Services.AddDocuSignIntegration();
        builder.Services.AddAmazonS3Integration();
        builder.Services.AddGoogleWorkspaceIntegration();
        builder.Services.AddStripeIntegration();
        builder.Services.AddMpesaIntegration(options => options.CallbackBaseUrl = host!.Address);
        builder.Services.AddSendGridIntegration();
        builder.Services.AddSingleton<Arrivals>();
        builder.Services.AddSingleton<AuditTrail>();
        builder.Services.AddSingleton<IAuditSink>(services => services.GetRequiredService<AuditTrail>());
        builder.Services.AddWebhookHandler<IApprovalDecisionEvent, DecisionHandler>();
        builder.Services.AddWebhookHandler<ISignatureEvent, SignatureHandler>();
        builder.Services.AddWebhookHandler<IPaymentEvent, PaymentHandler>();

        var app = builder.Build();
        app.MapIntegrationWebhooks();
        host = new ProcurementHost(app, address);
        await app.StartAsync(cancellationToken);
        return host;
    }
}
