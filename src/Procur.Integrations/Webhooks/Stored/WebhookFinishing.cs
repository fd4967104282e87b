namespace Procur.Integrations.Webhooks;

/// <summary>What is recorded of a handling.</summary>
internal static class WebhookFinishing
{
    public static WebhookFinish Of(WebhookLease claim, int attempts, WebhookRun run, WebhookProgress progress, WebhookInboxOptions options)
    {
        var state = run.State switch
        {
            WebhookRunState.Handled => StoredWebhookState.Handled,
            WebhookRunState.Unconfirmed => StoredWebhookState.Unconfirmed,
            _ when attempts >= options.MaxAttempts => StoredWebhookState.Dead,
            _ => StoredWebhookState.Pending,
        };
        return new WebhookFinish(claim, state)
        {
            Error = run.Error ?? run.Reason,
            RetryIn =
                state == StoredWebhookState.Pending ? WebhookBackoff.After(options, attempts, WebhookBackoff.Chance()) : TimeSpan.Zero,
            Completed = progress.Completed,
            Answer = progress.Answer,
        };
    }
}
