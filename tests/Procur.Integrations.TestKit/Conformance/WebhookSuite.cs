using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Procur.Integrations.Webhooks;

namespace Procur.Integrations.TestKit;

/// <summary>A suite whose host is called back: a server of its own stands before it, and the sandbox knows its address.</summary>
public abstract class WebhookSuite<TFixture> : SandboxSuite<TFixture>
    where TFixture : IntegrationFixture, new()
{
    private WebhookFront? front;

    protected WebhookFront Front => front!;

    /// <summary>Whether the host's handlers fail, by a mistake of its own.</summary>
    protected bool HandlersFail { get; set; }

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        front = await WebhookFront.StartAsync(World.Host, Token);
        await SubscribeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await base.DisposeAsync();
        if (front is not null)
        {
            await front.DisposeAsync();
        }
    }

    /// <summary>Tells the service where the host is.</summary>
    protected virtual Task SubscribeAsync() =>
        World.Sandbox.Control.SetWebhookUrlAsync(Fixture.Integration, "default", new Uri(Front.Address, Fixture.Integration), Token);

    /// <summary>Adds a handler that keeps what it is told.</summary>
    protected void Keep<TEvent>(IServiceCollection services, ConcurrentQueue<TEvent> told)
        where TEvent : class =>
        services.AddWebhookHandler<TEvent>(
            (webhookEvent, _) =>
            {
                if (HandlersFail)
                {
                    throw new InvalidOperationException("The host's own mistake.");
                }

                told.Enqueue(webhookEvent);
                return Task.CompletedTask;
            }
        );
}
