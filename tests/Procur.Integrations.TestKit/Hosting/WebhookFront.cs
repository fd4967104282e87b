using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Procur.Integrations.Webhooks;

namespace Procur.Integrations.TestKit;

/// <summary>A real server before a <see cref="TestHost"/>'s webhook processor, so that a sandbox can call it back: <c>{Address}{integration}</c>, or the opaque addresses that a host makes.</summary>
public sealed class WebhookFront : IAsyncDisposable
{
    private const string Opaque = "api/webhooks/c/";

    private readonly WebApplication app;

    private WebhookFront(WebApplication app) => this.app = app;

    /// <summary>Ends in a slash.</summary>
    public Uri Address => new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single() + "/");

    public static async Task<WebhookFront> StartAsync(TestHost host, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Run(context => AnswerAsync(host, context));
        await app.StartAsync(cancellationToken);
        return new WebhookFront(app);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static async Task AnswerAsync(TestHost host, HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var headers = context.Request.Headers.ToDictionary(one => one.Key, one => one.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        var webhook = new RawWebhook(body.ToArray(), name => headers.GetValueOrDefault(name), host.Time.GetUtcNow())
        {
            Method = context.Request.Method,
        };
        var answer = await host.Get<IWebhookProcessor>()
            .ProcessAsync(RouteOf(context.Request.Path.Value!.Trim('/')), webhook, context.RequestAborted);
        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = answer.ContentType;
        foreach (var header in answer.Headers)
        {
            context.Response.Headers[header.Name] = header.Value;
        }

        await context.Response.Body.WriteAsync(answer.Body, context.RequestAborted);
    }

    private static WebhookRoute RouteOf(string path) =>
        path.StartsWith(Opaque, StringComparison.Ordinal) ? WebhookRoute.ToToken(path[Opaque.Length..]) : WebhookRoute.ToIntegration(path);
}
