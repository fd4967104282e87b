using Procur.Integrations.Webhooks;

namespace Procur.Integrations.GoogleWorkspace;

/// <summary>Takes what Google says on its channels. It is not signed: the secret that we gave the channel, its id and what it watches speak for it.</summary>
internal sealed class GoogleChannelReceiver : IWebhookReceiver
{
    private const string Sync = "sync";

    public WebhookScope Scope => WebhookScope.Address;

    // Google documents none; it calls again where it is answered 5xx.
    public TimeSpan Deadline => TimeSpan.FromSeconds(10);

    public WebhookAnswer Answer { get; } = new(200);

    public IReadOnlyList<WebhookSecret> SecretsOf(IntegrationOptions options) => [];

    public ValueTask<Verification> VerifyAsync(
        RawWebhook webhook,
        IReadOnlyList<WebhookSecret> secrets,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(webhook);
        if (webhook.Ticket is not { } ticket)
        {
            return ValueTask.FromResult(Verification.Refused("the address was made for no channel"));
        }

        var refusal = GoogleChannelTicket.Refusal(
            ticket,
            webhook.Header("X-Goog-Channel-ID"),
            webhook.Header("X-Goog-Channel-Token"),
            webhook.Header("X-Goog-Resource-ID")
        );
        return ValueTask.FromResult(
            refusal is not null ? Verification.Refused(refusal)
            : string.IsNullOrEmpty(webhook.Header("X-Goog-Message-Number")) ? Verification.Refused("the call has no number")
            : Verification.Accepted(null)
        );
    }

    public string? RouteKey(RawWebhook webhook) => null;

    public IEnumerable<WebhookEvent> Read(RawWebhook webhook)
    {
        ArgumentNullException.ThrowIfNull(webhook);
        var state = webhook.Header("X-Goog-Resource-State") ?? "";
        if (state == Sync)
        {
            // The first call of a channel: it begins, and nothing has changed yet.
            return [];
        }

        var channelId = webhook.Header("X-Goog-Channel-ID") ?? "";
        var id = $"{channelId}-{webhook.Header("X-Goog-Message-Number")}";
        var resource = Uri.TryCreate(webhook.Header("X-Goog-Resource-URI"), UriKind.Absolute, out var address) ? address : null;
        return webhook.Ticket?.Operation == GoogleCalendarOperations.WatchEvents && CalendarIn(resource) is { } calendarId
            ? [new GoogleCalendarChanged(id, state) { ChannelId = channelId, CalendarId = calendarId }]
            : [new GoogleChannelNotice(id, state) { ChannelId = channelId, Resource = resource }];
    }

    private static string? CalendarIn(Uri? resource)
    {
        const string Before = "/calendars/";
        const string After = "/events";
        var path = resource?.AbsolutePath ?? "";
        var from = path.IndexOf(Before, StringComparison.Ordinal);
        return from >= 0 && path.EndsWith(After, StringComparison.Ordinal) && path.Length > from + Before.Length + After.Length
            ? Uri.UnescapeDataString(path[(from + Before.Length)..^After.Length])
            : null;
    }
}
