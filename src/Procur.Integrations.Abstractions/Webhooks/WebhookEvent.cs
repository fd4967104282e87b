namespace Procur.Integrations.Webhooks;

/// <summary>Something a service told us, verified. Services repeat themselves and keep no order: handlers see an id once, and look before they act.</summary>
/// <param name="Id">The service's id of the event, by which copies are known.</param>
/// <param name="Type">The service's own word for what happened.</param>
public abstract record WebhookEvent(string Id, string Type)
{
    /// <summary>To whom it came; set before a handler sees it.</summary>
    public WebhookSource Source { get; init; } = new("", "", "");

    /// <summary>When it happened by the service's clock (UTC); null where it does not say.</summary>
    public DateTimeOffset? OccurredAt { get; init; }

    /// <summary>The account it speaks of, as the service says; null where the payload has none.</summary>
    public string? AccountId { get; init; }

    /// <summary>The world it comes from; null where the payload does not say.</summary>
    public IntegrationEnvironment? Environment { get; init; }

    /// <summary>What it speaks of, as the service names it (a payment, an envelope); null where that is not known. Events of one entity are handled one at a time where a durable inbox takes them.</summary>
    public string? EntityId { get; init; }

    /// <summary>Whether a later event of its entity was handled before it: look at what stands now before acting. Known where a durable inbox takes them.</summary>
    public bool IsStale { get; init; }

    /// <summary>The event as it came.</summary>
    public RawJson Raw { get; init; } = RawJson.Empty;

    /// <summary>Integration, type and id: the rest may be personal.</summary>
    public sealed override string ToString() => $"{Source.Integration} {Type} {Id}";
}
