namespace Procur.Integrations.Sandbox.Google.Calendar;

/// <summary>A channel on which somebody is told that a calendar changed.</summary>
/// <param name="Id">The caller's own id.</param>
/// <param name="Token">The caller's own secret; null without one.</param>
/// <param name="Address">Where to.</param>
/// <param name="ResourceId">What it watches.</param>
/// <param name="CalendarName">The calendar as the caller named it.</param>
/// <param name="CalendarId">The calendar.</param>
/// <param name="EndsAt">Until when.</param>
internal sealed record CalendarChannel(
    string Id,
    string? Token,
    Uri Address,
    string ResourceId,
    string CalendarName,
    string CalendarId,
    DateTimeOffset EndsAt
)
{
    /// <summary>How often it has spoken.</summary>
    public int Messages { get; set; }

    public bool IsStopped { get; set; }

    public string ResourceUri => $"https://www.googleapis.com/calendar/v3/calendars/{Uri.EscapeDataString(CalendarName)}/events?alt=json";
}
