namespace Procur.Integrations.Webhooks;

/// <summary>How events are handled that a durable inbox has taken; section <c>Integrations:Webhooks:Inbox</c>. Followed when the configuration is reloaded.</summary>
public sealed class WebhookInboxOptions
{
    /// <summary>How many events this process handles at the same time; 32 by default. With 0 it only takes them, and others handle them.</summary>
    public int Concurrency { get; set; } = 32;

    /// <summary>How many events are claimed at once at most; 200 by default.</summary>
    public int ClaimBatch { get; set; } = 200;

    /// <summary>
    /// How long a claim lasts; one minute by default. It is lengthened while the event is handled; where the process ends or stops, others take over when it is over.
    /// </summary>
    public TimeSpan LeaseDuration { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How often to look for events that other processes have taken, and for those whose next try is due; one second by default.</summary>
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How often an event is tried before it is put aside as <see cref="StoredWebhookState.Dead"/>; 15 by default, which takes about five hours.</summary>
    public int MaxAttempts { get; set; } = 15;

    /// <summary>How often the process may end while it handles an event before that event is put aside; 5 by default.</summary>
    public int AbandonedLimit { get; set; } = 5;

    /// <summary>How long until the second try; five seconds by default. Each further wait is twice as long.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The longest wait between two tries; one hour by default.</summary>
    public TimeSpan MaxRetryDelay { get; set; } = TimeSpan.FromHours(1);

    /// <summary>
    /// How long an event is kept after it came to its end; 30 days by default. Events that wait for a person are kept, and so are the ids of services whose
    /// signatures say no time.
    /// </summary>
    public TimeSpan Retention { get; set; } = TimeSpan.FromDays(30);
}
