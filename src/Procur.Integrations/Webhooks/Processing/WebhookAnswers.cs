using Procur.Integrations.Wire;

namespace Procur.Integrations.Webhooks;

/// <summary>Answers that are not a service's own. None says more than its status.</summary>
internal static class WebhookAnswers
{
    public static WebhookAnswer Refused { get; } = new(401);

    public static WebhookAnswer NotFound { get; } = new(404);

    public static WebhookAnswer TooMany { get; } = new(429) { Headers = [new WireHeader("Retry-After", "1")] };

    public static WebhookAnswer Failed { get; } = new(500);

    public static WebhookAnswer NotYet { get; } = new(503);
}
