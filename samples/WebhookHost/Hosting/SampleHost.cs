using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Procur.Integrations;
using Procur.Integrations.Sandbox;
using Procur.Integrations.Webhooks;
using WebhookHost.Business;
using WebhookHost.Command;

namespace WebhookHost.Hosting;

/// <summary>A host with many customers: every provider, their accounts and events in its database, and the sandbox in place of the services.</summary>
internal sealed class SampleHost : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly IntegrationSandbox sandbox;
    private readonly HostDatabase database;

    private SampleHost(WebApplication app, IntegrationSandbox sandbox, HostDatabase database)
    {
        this.app = app;
        this.sandbox = sandbox;
        this.database = database;
    }

    public IReadOnlyList<string> Greeting =>
        [
            $"listening at {app.Urls.First()}",
            $"  database  {database.Name}",
            $"  sandbox   {sandbox.BaseAddress}",
            "  what to do is in samples/WebhookHost/README.md; Ctrl+C ends it",
        ];

    /// <exception cref="BadInputException">The database cannot be used, or the address not listened at.</exception>
    public static async Task<SampleHost> StartAsync(HostArguments arguments)
    {
        var sandbox = await IntegrationSandbox.StartAsync();
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = Environments.Development });
        var database = HostDatabase.Of(arguments.Database ?? builder.Configuration.GetConnectionString("Integrations"));
        builder.WebHost.UseUrls(arguments.Urls.ToString());
        // What keeps it from starting is said in one line; what goes wrong afterwards is logged.
        var isListening = false;
        builder.Logging.AddFilter(level => level >= LogLevel.Warning && Volatile.Read(ref isListening));
        PointAt(sandbox, builder.Configuration);
        AddServices(builder.Services, sandbox, database);

        var app = builder.Build();
        app.MapIntegrationWebhooks();
        app.MapIntegrationHealth(allowAnonymous: true);
        // This sample has no sign-in. A host of your own puts .RequireAuthorization("operators") here.
        app.MapIntegrationAdministration().AllowAnonymous();
        SandboxEndpoints.Map(app);
        PaymentEndpoints.Map(app);

        var host = new SampleHost(app, sandbox, database);
        try
        {
            await app.StartAsync();
        }
        catch (IntegrationException e)
        {
            await host.DisposeAsync();
            throw new BadInputException($"--database: {e.Message}");
        }
        catch (Exception e) when (e is IOException or HttpListenerException)
        {
            await host.DisposeAsync();
            throw new BadInputException($"--urls {arguments.Urls}: it cannot be listened at ({e.Message.TrimEnd('.')}).");
        }

        Volatile.Write(ref isListening, true);
        host.TellOwnAddress();
        return host;
    }

    public Task WaitForShutdownAsync() => app.WaitForShutdownAsync();

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await sandbox.DisposeAsync();
        await database.Source.DisposeAsync();
    }

    // Where the services are is the host's to say; credentials are its customers' alone.
    private static void PointAt(IntegrationSandbox sandbox, ConfigurationManager configuration) =>
        configuration.AddInMemoryCollection(
            sandbox.Settings().Where(setting => setting.Key.EndsWith("Endpoint", StringComparison.Ordinal))
        );

    private static void AddServices(IServiceCollection services, IntegrationSandbox sandbox, HostDatabase database)
    {
        services.AddStripeIntegration();
        services.AddSlackIntegration();
        services.AddMpesaIntegration();
        services.AddSendGridIntegration();
        services.AddDocuSignIntegration();
        services.AddSapIntegration();
        services.AddGoogleWorkspaceIntegration();
        services.AddAmazonS3Integration();
        services.AddIntegrationSqlStore(database.Source);
        services.AddWebhookHandler<WebhookEvent, SuccessHandler>();
        services.AddSingleton<EventDiary>();
        services.AddSingleton(sandbox.Control);
        services.Configure<JsonOptions>(options => options.SerializerOptions.TypeInfoResolverChain.Insert(0, SampleJson.Default));
    }

    // Known once it listens; it stands in what a person copies into a service's console, and in the callbacks that M-Pesa is given.
    private void TellOwnAddress()
    {
        app.Configuration["Integrations:Webhooks:PublicBaseUrl"] ??= app.Urls.First();
        ((IConfigurationRoot)app.Configuration).Reload();
    }
}
