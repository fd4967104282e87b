using System.Text.Json.Nodes;

namespace Procur.Integrations.TestKit;

/// <summary>What the calendar suites must be told of a service.</summary>
public interface ICalendarScript
{
    /// <summary>The kind of effect in the sandbox's ledger that making an event has.</summary>
    string EffectOfCreating { get; }

    /// <summary>The kind of effect that changing one has.</summary>
    string EffectOfChanging { get; }

    /// <summary>The kind of effect that deleting one has.</summary>
    string EffectOfDeleting { get; }

    /// <summary>The kind of effect that an invitation to one attendee has.</summary>
    string EffectOfInviting { get; }

    /// <summary>The kind of effect that telling one attendee of a change has.</summary>
    string EffectOfTelling { get; }

    /// <summary>The kind of effect that telling one attendee of the end has.</summary>
    string EffectOfCancelling { get; }

    /// <summary>Whether the service can keep silent where attendees are invited.</summary>
    bool KeepsSilent { get; }

    /// <summary>Whether the service reminds by e-mail too, and more than once.</summary>
    bool RemindsByEmail { get; }

    /// <summary>The id of an event that never was, in the form of one.</summary>
    string UnknownEventId { get; }

    /// <summary>The address of a calendar that never was.</summary>
    string UnknownCalendarId { get; }

    /// <summary>After this long the service shows no change any more whose answer was lost.</summary>
    TimeSpan QuietPeriod { get; }

    /// <summary>The service's own fields for a series that is repeated every day, so many times.</summary>
    JsonObject Daily(int times);

    /// <summary>A calendar beside the default one that the connection may write to.</summary>
    Task<string> OtherCalendarAsync(SandboxedHost host, CancellationToken cancellationToken);

    /// <summary>Two calendars of which the connection may at least see when they are busy; the first is the default one.</summary>
    Task<(string Own, string Colleagues)> VisibleCalendarsAsync(SandboxedHost host, CancellationToken cancellationToken);

    /// <summary>Has a person make an event.</summary>
    /// <returns>The service's id of it.</returns>
    Task<string> PersonAddsAsync(
        SandboxedHost host,
        string? calendarId,
        string title,
        DateTimeOffset start,
        DateTimeOffset end,
        CancellationToken cancellationToken
    );

    /// <summary>Has a person delete an event of the default calendar.</summary>
    Task PersonRemovesAsync(SandboxedHost host, string eventId, CancellationToken cancellationToken);

    /// <summary>Has an attendee accept an event of the default calendar.</summary>
    Task AttendeeAcceptsAsync(SandboxedHost host, string eventId, string email, CancellationToken cancellationToken);

    /// <summary>Has the service forget how far anybody's sync has come.</summary>
    Task ForgetCursorsAsync(SandboxedHost host, CancellationToken cancellationToken);
}
