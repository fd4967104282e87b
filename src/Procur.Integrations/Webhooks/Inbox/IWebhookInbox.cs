namespace Procur.Integrations.Webhooks;

/// <summary>Takes verified events, knows copies, and sees to it that each is handled by one at a time. The seam for a durable inbox.</summary>
internal interface IWebhookInbox
{
    /// <summary>Takes an event: has it handled, waits for the one that is handling it, or says what that came to.</summary>
    /// <param name="key">By which copies are known.</param>
    /// <param name="fingerprint">A hash of its bytes.</param>
    /// <param name="run">Handles it; called by one arrival at a time and not again once it was handled. It goes on when the arrival no longer waits.</param>
    /// <param name="patience">How long the arrival waits.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    Task<WebhookReceipt> TakeAsync(
        WebhookKey key,
        ReadOnlyMemory<byte> fingerprint,
        Func<WebhookProgress, CancellationToken, Task<WebhookRun>> run,
        TimeSpan patience,
        CancellationToken cancellationToken
    );
}
