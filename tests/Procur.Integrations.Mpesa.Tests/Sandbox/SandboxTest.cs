using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Procur.Integrations.Journal;
using Procur.Integrations.Sandbox;

namespace Procur.Integrations.Mpesa.Tests;

/// <summary>A web host with M-Pesa, and the sandbox's Daraja, which calls it back over real sockets. Both go by the sandbox's clock.</summary>
public abstract class SandboxTest : IAsyncLifetime
{
    protected const string Phone = "254708374149";
    private IntegrationSandbox? sandbox;
    private WebApplication? app;

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    protected IntegrationSandbox Sandbox => sandbox!;

    protected SandboxControl Control => Sandbox.Control;

    protected ConcurrentQueue<MpesaPaymentCallback> Callbacks { get; } = new();

    protected IPaymentProvider Payments => Get<IPaymentProvider>();

    public async ValueTask InitializeAsync()
    {
        sandbox = await IntegrationSandbox.StartAsync(cancellationToken: Token);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(Sandbox.Settings());
        builder.Services.AddSingleton(Sandbox.TimeProvider);
        builder
            .Services.AddMpesaIntegration()
            .ConfigureResilience(options =>
            {
                options.BaseDelay = TimeSpan.FromMilliseconds(1);
                options.MaxDelay = TimeSpan.FromMilliseconds(1);
            })
            .AddWebhookHandler<MpesaPaymentCallback>(
                (callback, _) =>
                {
                    Callbacks.Enqueue(callback);
                    return Task.CompletedTask;
                }
            );
        app = builder.Build();
        app.MapIntegrationWebhooks();
        await app.StartAsync(Token);
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        Set("CallbackBaseUrl", address);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await app!.DisposeAsync();
        await Sandbox.DisposeAsync();
    }

    protected T Get<T>()
        where T : notnull => app!.Services.GetRequiredService<T>();

    /// <summary>Changes a setting of the host's.</summary>
    protected void Set(string setting, string? value)
    {
        app!.Configuration[$"Integrations:Mpesa:{setting}"] = value;
        ((IConfigurationRoot)app.Configuration).Reload();
    }

    protected async Task<IReadOnlyList<SandboxEffect>> LedgerAsync(string kind) =>
        [.. (await Control.GetLedgerAsync("mpesa", cancellationToken: Token)).Where(effect => effect.Kind == kind)];

    protected async Task<int> CountAsync(string operation) =>
        (await Control.GetRequestsAsync("mpesa", cancellationToken: Token)).Count(request => request.Operation == operation);

    /// <summary>Answers the open prompt as the payer would, and waits for the callback.</summary>
    protected async Task AnswerAsync(string answer)
    {
        await Control.ActAsync("mpesa", "answer", new JsonObject { ["answer"] = answer }, cancellationToken: Token);
        await Control.WaitForIdleAsync(Token);
    }

    protected async Task ForgeAsync(string kind)
    {
        await Control.ActAsync("mpesa", "forge-callback", new JsonObject { ["kind"] = kind }, cancellationToken: Token);
        await Control.WaitForIdleAsync(Token);
    }

    protected async Task<bool> IsAnythingUnknownAsync() =>
        await Get<OperationOutcomes>().ListUnknownAsync(cancellationToken: Token).AnyAsync(Token);
}
