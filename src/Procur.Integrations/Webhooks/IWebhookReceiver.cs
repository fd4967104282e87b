namespace Procur.Integrations.Webhooks;

/// <summary>What a provider knows of its service's webhooks. One a provider; members are safe to call from many threads at once.</summary>
public interface IWebhookReceiver
{
    /// <summary>Whose secret it is.</summary>
    WebhookScope Scope { get; }

    /// <summary>How long the service waits for an answer; past it, it counts as lost and is sent again.</summary>
    TimeSpan Deadline { get; }

    /// <summary>
    /// The headers that <see cref="Read"/> or an <see cref="IWebhookConfirmation"/> looks at: a durable inbox keeps them and no others, nor the address. None by
    /// default. Never one with a secret.
    /// </summary>
    IReadOnlyList<string> KeptHeaders => [];

    /// <summary>
    /// How far the time that the signature covers may be off; null, the default, where it covers none: then a copy may come at any time, and a durable inbox keeps
    /// its id for good.
    /// </summary>
    TimeSpan? StampTolerance => null;

    /// <summary>What a true webhook is answered, and where nobody signs a forged one too: the answers look the same.</summary>
    WebhookAnswer Answer { get; }

    /// <summary>The live secrets in a connection's options; none where none is set, and then everything is refused.</summary>
    IReadOnlyList<WebhookSecret> SecretsOf(IntegrationOptions options);

    /// <summary>Checks that it is the service's and of now, over the raw bytes, in constant time, with the clock's skew both ways. Throws nothing for what a stranger may send.</summary>
    ValueTask<Verification> VerifyAsync(RawWebhook webhook, IReadOnlyList<WebhookSecret> secrets, CancellationToken cancellationToken);

    /// <summary>The account it speaks of, to find the connection where one address serves all. Called before verification: an untrusted hint that only chooses.</summary>
    string? RouteKey(RawWebhook webhook);

    /// <summary>The events in a verified webhook: none, one or a batch. Unknown types and versions keep their bytes. The same each time it is asked of the same webhook.</summary>
    IEnumerable<WebhookEvent> Read(RawWebhook webhook);
}
