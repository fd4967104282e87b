using Procur.Integrations.Webhooks;

namespace Procur.Integrations.GoogleWorkspace;

/// <summary>Takes what Google says on its channels. It is not signed: the secret that we gave the channel, its id and what it watches speak for it.</summary>
internal sealed class GoogleChannelReceiver : IWebhookReceiver
{
    private const string Sync = "sync";
    private const string ChannelHeader = "X-Goog-Channel-ID";
    private const string NumberHeader = "X-Goog-Message-Number";
    private const string StateHeader = "X-Goog-Resource-State";
    private const string ResourceHeader = "X-Goog-Resource-URI";

    public WebhookScope Scope => WebhookScope.Address;

    // Google documents none; it calls again where it is answered 5xx.
    public TimeSpan Deadline => TimeSpan.FromSeconds(10);

    // Without the channel's secret, which is checked before.
    public IReadOnlyList<string> KeptHeaders { get; } = [ChannelHeader, NumberHeader, StateHeader, ResourceHeader];

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
            webhook.Header(ChannelHeader),
            webhook.Header("X-Goog-Channel-Token"),
            webhook.Header("X-Goog-Resource-ID")
        );
        return ValueTask.FromResult(
            refusal is not null ? Verification.Refused(refusal)
            : string.IsNullOrEmpty(webhook.Header(NumberHeader)) ? Verification.Refused("the call has no number")
            : Verification.Accepted(null)
        );
    }

    public string? RouteKey(RawWebhook webhook) => null;

    public IEnumerable<WebhookEvent> Read(RawWebhook webhook)
    {
        ArgumentNullException.ThrowIfNull(webhook);
        var state = webhook.Header(StateHeader) ?? "";
        if (state == Sync)
        {
            // The first call of a channel: it begins, and nothing has changed yet.
            return [];
        }

        var channelId = webhook.Header(ChannelHeader) ?? "";
        var id = $"{channelId}-{webhook.Header(NumberHeader)}";
        var resource = Uri.TryCreate(webhook.Header(ResourceHeader), UriKind.Absolute, out var address) ? address : null;
        return webhook.Ticket?.Operation == GoogleCalendarOperations.WatchEvents && CalendarIn(resource) is { } calendarId
            ?
            [
                new GoogleCalendarChanged(id, state)
                {
                    EntityId = calendarId,
                    ChannelId = channelId,
                    CalendarId = calendarId,
                },
            ]
            :
            [
                new GoogleChannelNotice(id, state)
                {
                    EntityId = channelId,
                    ChannelId = channelId,
                    Resource = resource,
                },
            ];
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
