using Procur.Integrations.GoogleWorkspace.Wire;
using Procur.Integrations.Wire;

namespace Procur.Integrations.GoogleWorkspace;

/// <summary>Our words for Google's events, and back.</summary>
internal static class GoogleEventMap
{
    private const string Popup = "popup";
    private const string Email = "email";

    public static CalendarEvent FromWire(string calendarId, GoogleEvent wire, RawJson raw) =>
        new(new CalendarEventRef(calendarId, wire.Id ?? ""))
        {
            ETag = wire.Etag,
            Status = StatusOf(wire.Status),
            ProviderStatus = wire.Status,
            Title = wire.Summary,
            Description = wire.Description,
            Location = wire.Location,
            Start = GoogleEventTimes.FromWire(wire.Start),
            End = GoogleEventTimes.FromWire(wire.End),
            Attendees = [.. (wire.Attendees ?? []).Select(FromWire)],
            Reminders = wire.Reminders is null or { UseDefault: true } ? null : [.. (wire.Reminders.Overrides ?? []).Select(FromWire)],
            Recurrence = wire.Recurrence ?? [],
            SeriesId = wire.RecurringEventId,
            OriginalStart = GoogleEventTimes.FromWire(wire.OriginalStartTime),
            Reference = GoogleEventStamp.Find(wire, GoogleEventStamp.Reference),
            Url = Address(wire.HtmlLink),
            MeetingUrl = Address(wire.HangoutLink),
            ChangedAt = GoogleMoment.Read(wire.Updated),
            Raw = raw,
        };

    /// <summary>The events of a list.</summary>
    public static IReadOnlyList<CalendarEvent> FromWire(string calendarId, WireReply<GoogleEvents> reply)
    {
        var raw = GoogleItems.In(reply.Body);
        return [.. (reply.Value.Items ?? []).Select((item, i) => FromWire(calendarId, item, raw[i]))];
    }

    /// <summary>The calendars of a list.</summary>
    public static IReadOnlyList<CalendarInfo> FromWire(WireReply<GoogleCalendarList> reply)
    {
        var raw = GoogleItems.In(reply.Body);
        return
        [
            .. (reply.Value.Items ?? []).Select(
                (item, i) =>
                    new CalendarInfo(item.Id ?? "", item.SummaryOverride ?? item.Summary ?? "")
                    {
                        TimeZone = item.TimeZone,
                        IsPrimary = item.Primary,
                        Access = AccessOf(item.AccessRole),
                        ProviderAccess = item.AccessRole,
                        Raw = raw[i],
                    }
            ),
        ];
    }

    public static GoogleEvent ToWire(CalendarEventRequest request, string id) =>
        new()
        {
            Id = id,
            Summary = request.Title,
            Description = request.Description,
            Location = request.Location,
            Start = GoogleEventTimes.ToWire(request.Start),
            End = GoogleEventTimes.ToWire(request.End),
            Attendees = request.Attendees.Count == 0 ? null : [.. request.Attendees.Select(ToWire)],
            Reminders = request.Reminders is { } reminders ? ToWire(reminders) : null,
            ConferenceData = request.AddMeeting
                ? new GoogleConference
                {
                    CreateRequest = new GoogleConferenceRequest
                    {
                        // The event's own name: asked for twice, there is one meeting.
                        RequestId = id,
                        ConferenceSolutionKey = new GoogleConferenceKey("hangoutsMeet"),
                    },
                }
                : null,
        };

    public static GoogleAttendee ToWire(CalendarAttendee attendee)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(attendee.Email);
        return new GoogleAttendee
        {
            Email = attendee.Email,
            DisplayName = attendee.Name,
            Optional = attendee.IsOptional ? true : null,
        };
    }

    public static GoogleReminders ToWire(IReadOnlyList<CalendarReminder> reminders) =>
        new() { UseDefault = false, Overrides = [.. reminders.Select(ToWire)] };

    public static string? SendUpdates(AttendeeNotice notice) =>
        notice switch
        {
            AttendeeNotice.ServiceDefault => null,
            AttendeeNotice.All => "all",
            AttendeeNotice.External => "externalOnly",
            AttendeeNotice.None => "none",
            _ => throw new ArgumentOutOfRangeException(nameof(notice), notice, "There is no such notice."),
        };

    public static CalendarEventStatus StatusOf(string? status) =>
        status switch
        {
            "confirmed" => CalendarEventStatus.Confirmed,
            "tentative" => CalendarEventStatus.Tentative,
            "cancelled" => CalendarEventStatus.Cancelled,
            _ => CalendarEventStatus.Unrecognized,
        };

    public static AttendeeResponse ResponseOf(string? response) =>
        response switch
        {
            "needsAction" => AttendeeResponse.None,
            "accepted" => AttendeeResponse.Accepted,
            "tentative" => AttendeeResponse.Tentative,
            "declined" => AttendeeResponse.Declined,
            _ => AttendeeResponse.Unrecognized,
        };

    public static CalendarAccess AccessOf(string? role) =>
        role switch
        {
            "freeBusyReader" => CalendarAccess.FreeBusy,
            "reader" => CalendarAccess.Read,
            "writer" => CalendarAccess.Write,
            "owner" => CalendarAccess.Own,
            _ => CalendarAccess.Unrecognized,
        };

    private static GoogleReminder ToWire(CalendarReminder reminder)
    {
        ArgumentNullException.ThrowIfNull(reminder);
        if (reminder.Before < TimeSpan.Zero || reminder.Before.Ticks % TimeSpan.TicksPerMinute != 0)
        {
            throw new ArgumentException("A reminder comes whole minutes before the start.", nameof(reminder));
        }

        var method = reminder.Channel switch
        {
            ReminderChannel.Popup => Popup,
            ReminderChannel.Email => Email,
            _ => throw new ArgumentOutOfRangeException(nameof(reminder), reminder.Channel, "Google reminds by popup or e-mail."),
        };
        return new GoogleReminder(method, (int)reminder.Before.TotalMinutes);
    }

    private static CalendarReminder FromWire(GoogleReminder wire) =>
        new(
            TimeSpan.FromMinutes(wire.Minutes),
            wire.Method switch
            {
                Popup => ReminderChannel.Popup,
                Email => ReminderChannel.Email,
                _ => ReminderChannel.Unrecognized,
            }
        );

    private static CalendarAttendee FromWire(GoogleAttendee wire) =>
        new(wire.Email ?? "")
        {
            Name = wire.DisplayName,
            IsOptional = wire.Optional == true,
            Response = ResponseOf(wire.ResponseStatus),
            ProviderResponse = wire.ResponseStatus,
        };

    private static Uri? Address(string? text) => Uri.TryCreate(text, UriKind.Absolute, out var address) ? address : null;
}
