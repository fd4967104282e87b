using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;

namespace Procur.Integrations.Sandbox.Tests.Receivers;

/// <summary>The host's side: takes webhooks on a free port and answers as it is told to.</summary>
public sealed class WebhookReceiver : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<ReceivedWebhook> _received = new();
    private readonly ConcurrentQueue<int> _statuses = new();

    private WebhookReceiver(WebApplication app) => _app = app;

    public Uri Url => new(_app.Urls.Single() + "/hooks");

    public IReadOnlyList<ReceivedWebhook> Received => [.. _received];

    public Func<ReceivedWebhook, Task>? Handling { get; set; }

    /// <summary>Adds to the answer: headers, a body.</summary>
    public Func<ReceivedWebhook, HttpResponse, Task>? Responding { get; set; }

    public static async Task<WebhookReceiver> StartAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(x => x.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        var receiver = new WebhookReceiver(app);
        app.Run(receiver.ReceiveAsync);
        await app.StartAsync(cancellationToken);
        return receiver;
    }

    public void AnswerNext(params int[] statuses) => Array.ForEach(statuses, _statuses.Enqueue);

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task ReceiveAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var headers = context.Request.Headers.ToDictionary(x => x.Key, x => x.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        var webhook = new ReceivedWebhook(context.Request.Path, headers, body.ToArray());
        _received.Enqueue(webhook);
        if (Handling is { } handling)
        {
            await handling(webhook);
        }

        context.Response.StatusCode = _statuses.TryDequeue(out var status) ? status : 200;
        if (Responding is { } responding)
        {
            await responding(webhook, context.Response);
        }
    }
}
