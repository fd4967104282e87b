namespace Procur.Integrations.Webhooks;

/// <summary>How webhooks come in; section <c>Integrations:Webhooks</c>. Followed when the configuration is reloaded.</summary>
public sealed class IntegrationWebhookOptions
{
    /// <summary>
    /// The address under which services reach this host, such as <c>https://pay.example.com</c>, with what a proxy puts before the host's own paths. Addresses to
    /// register at services are made from it, and it is the address that a service is taken to have called. Without one, the request's own scheme and host count,
    /// as the host's forwarded-headers middleware left them. Environment: <c>NEXT_PUBLIC_APP_URL</c>.
    /// </summary>
    public Uri? PublicBaseUrl { get; set; }

    /// <summary>The path before all webhook addresses; <c>/api/webhooks</c> by default.</summary>
    public string RoutePrefix { get; set; } = "/api/webhooks";

    /// <summary>The largest body taken, in bytes; 1 MiB by default. A larger one is answered 413.</summary>
    public int MaxBodyBytes { get; set; } = 1024 * 1024;

    /// <summary>The limit for one source address (IPv6: one /64), before anything is read; 200 a second with a burst of 2,000 by default. Beyond it: 429.</summary>
    public WebhookRateLimit SourceLimit { get; } = new() { PerSecond = 200, Burst = 2_000 };

    /// <summary>The limit for one tenant's connections of one integration, after verification; 200 a second with a burst of 2,000 by default. Beyond it: 429.</summary>
    public WebhookRateLimit TenantLimit { get; } = new() { PerSecond = 200, Burst = 2_000 };

    /// <summary>How long an event's id is remembered after it was handled; three days by default, as long as services repeat. A durable inbox has its own time.</summary>
    public TimeSpan DuplicateWindow { get; set; } = TimeSpan.FromDays(3);

    /// <summary>How many events are remembered at most, the oldest forgotten first; 100,000 by default. About 500 bytes each.</summary>
    public int DuplicateCapacity { get; set; } = 100_000;

    /// <summary>How long the handlers of one event may take together before their token is cancelled; five minutes by default. The service was answered long before.</summary>
    public TimeSpan HandlingTimeout { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How many events are handled, or stored, before their answer at the same time; 1,000 by default. Beyond it: 503, and the service sends again.</summary>
    public int MaxInFlight { get; set; } = 1_000;

    /// <summary>How events are handled that a durable inbox has taken.</summary>
    public WebhookInboxOptions Inbox { get; } = new();
}
