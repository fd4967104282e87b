namespace Procur.Integrations.Webhooks;

/// <summary>A webhook on its way to one of its candidates.</summary>
/// <param name="Destination">Where it goes.</param>
/// <param name="Webhook">What came.</param>
/// <param name="Since">When it came, by the host's monotonic clock.</param>
internal sealed record WebhookArrival(WebhookDestination Destination, RawWebhook Webhook, long Since)
{
    private readonly string? account;
    private readonly bool isPart;

    private WebhookArrival(WebhookArrival whole, string? account)
        : this(whole.Destination, whole.Webhook, whole.Since)
    {
        this.account = account;
        isPart = true;
    }

    /// <summary>The part of it that is of one account; null for those that name none.</summary>
    public WebhookArrival Only(string? account) => new(this, account);

    /// <summary>The accounts among its events, where they are to be told apart; else none.</summary>
    public IReadOnlyList<string?> AccountsIn(IReadOnlyList<WebhookEvent> events) =>
        Destination.IsShared && !isPart && events.Count > 1
            ? [.. events.Select(static webhookEvent => webhookEvent.AccountId).Distinct(StringComparer.Ordinal)]
            : [];

    /// <summary>The events that are meant, each with its place among all.</summary>
    public IReadOnlyList<(WebhookEvent Event, int Index)> PartOf(IReadOnlyList<WebhookEvent> events) =>
        [
            .. events
                .Select(static (webhookEvent, index) => (Event: webhookEvent, Index: index))
                .Where(one => !isPart || one.Event.AccountId == account),
        ];
}
