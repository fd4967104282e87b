namespace Procur.Integrations.Webhooks;

/// <summary>
/// Takes webhooks, whatever framework brought them: finds the connection, has its receiver verify the bytes, checks that the events are that connection's,
/// recognises copies, has them confirmed and handled, and says what to answer. An event is never acknowledged before it was handled.
/// Members are safe to call from many threads at once.
/// </summary>
public interface IWebhookProcessor
{
    /// <summary>Asked before the body is read.</summary>
    /// <returns>What to answer at once: 429 where the source calls too often, 404 for an integration that is not there. Null: read on.</returns>
    WebhookAnswer? Admit(WebhookRoute route);

    /// <summary>Takes a webhook.</summary>
    /// <param name="route">To which address it came.</param>
    /// <param name="webhook">What came. Its body and headers must stay as they are: handling may go on after the answer.</param>
    /// <param name="cancellationToken">Ends the waiting, not the handling: a service that hangs up will come again for the result.</param>
    /// <returns>What to answer: the service's own acknowledgement, 401 for a refusal, 500 where a handler failed, 503 where it takes longer than the service waits.</returns>
    Task<WebhookAnswer> ProcessAsync(WebhookRoute route, RawWebhook webhook, CancellationToken cancellationToken = default);
}
