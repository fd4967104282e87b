using Procur.Integrations.Webhooks;

namespace Procur.Integrations.GoogleWorkspace;

/// <summary>Something changed in a calendar. It does not say what: <see cref="ICalendarSync"/> does.</summary>
/// <param name="Id">Channel and number.</param>
/// <param name="Type"><c>exists</c>, or <c>not_exists</c> where the calendar is gone.</param>
public sealed record GoogleCalendarChanged(string Id, string Type) : WebhookEvent(Id, Type), ICalendarChangedEvent
{
    /// <summary>The channel.</summary>
    public required string ChannelId { get; init; }

    /// <inheritdoc />
    public required string CalendarId { get; init; }
}
