using Procur.Integrations.Connections;

namespace Procur.Integrations.Webhooks;

/// <summary>A handler or responder as it was registered.</summary>
/// <param name="name">Under which its completion is remembered within an event: the same handler registered twice runs once.</param>
/// <param name="only">The account whose events it gets, tenants' connections with it; null for every integration's.</param>
/// <param name="matches">Whether it takes an event of this type.</param>
/// <param name="run">Runs it with a scope's services; a responder gives the answer.</param>
internal sealed class WebhookHandlerRegistration(
    string name,
    IntegrationRegistration? only,
    Func<WebhookEvent, bool> matches,
    Func<IServiceProvider, WebhookEvent, IWebhookReceiver, CancellationToken, Task<WebhookAnswer?>> run
)
{
    public string Name { get; } = name;

    public IntegrationRegistration? Only { get; } = only;

    public bool IsResponder { get; init; }

    public bool Takes(WebhookEvent webhookEvent, IntegrationRegistration registration) =>
        (Only is null || Only == registration) && matches(webhookEvent);

    public Task<WebhookAnswer?> RunAsync(
        IServiceProvider services,
        WebhookEvent webhookEvent,
        IWebhookReceiver receiver,
        CancellationToken cancellationToken
    ) => run(services, webhookEvent, receiver, cancellationToken);
}
