using System.Text.Json;
using System.Text.Json.Nodes;
using Procur.Integrations.GoogleWorkspace.Wire;
using Procur.Integrations.Wire;

namespace Procur.Integrations.GoogleWorkspace;

/// <summary>Google Calendar as a calendar.</summary>
internal sealed class GoogleCalendarProvider(GoogleCalendarClient client) : ICalendarProvider
{
    public async Task<Page<CalendarInfo>> ListCalendarsAsync(CalendarQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(query.PageSize, nameof(query));
        var size = Math.Min(query.PageSize, GoogleCalendarClient.MostCalendars);
        var reply = await client.ListCalendarsAsync(size, query.From, cancellationToken).ConfigureAwait(false);
        return new(GoogleEventMap.FromWire(reply), reply.Value.NextPageToken);
    }

    public async Task<Page<CalendarEvent>> ListEventsAsync(CalendarEventQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(query.PageSize, nameof(query));
        if (query.End <= query.Start)
        {
            throw new ArgumentException("The window ends before it starts.", nameof(query));
        }

        var calendarId = await CalendarAsync(query.CalendarId, GoogleCalendarOperations.ListEvents, cancellationToken)
            .ConfigureAwait(false);
        var list = new GoogleEventList
        {
            TimeMin = query.Start,
            TimeMax = query.End,
            Query = query.Text,
            SingleEvents = true,
            OrderBy = "startTime",
            MaxResults = Math.Min(query.PageSize, GoogleCalendarClient.MostEvents),
            PageToken = query.From,
        };
        var reply = await client.ListEventsAsync(calendarId, list, cancellationToken).ConfigureAwait(false);
        return new(GoogleEventMap.FromWire(calendarId, reply), reply.Value.NextPageToken);
    }

    public async Task<CalendarEvent> GetEventAsync(CalendarEventRef calendarEvent, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(calendarEvent);
        var calendarId = await CalendarAsync(calendarEvent.CalendarId, GoogleCalendarOperations.GetEvent, cancellationToken)
            .ConfigureAwait(false);
        var reply = await client.GetEventAsync(calendarId, calendarEvent.EventId, cancellationToken).ConfigureAwait(false);
        return GoogleEventMap.FromWire(calendarId, reply.Value, reply.Raw);
    }

    public async Task<CalendarEvent> CreateEventAsync(CalendarEventRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        GoogleEventTimes.Check(request.Start, request.End);
        var calendarId = await CalendarAsync(request.CalendarId, GoogleCalendarOperations.InsertEvent, cancellationToken)
            .ConfigureAwait(false);
        var intent = WireIntent.Of(request, request.Reference);
        var id = GoogleEventId.Of(intent.KeyFor(client.Connection.Id, GoogleCalendarOperations.InsertEvent));
        var asked = GoogleEventMap.ToWire(request, id);
        var stamp = GoogleEventStamp.Of(GoogleEventBody.Of(asked, request.ProviderOptions));
        var kept = new Dictionary<string, string> { [GoogleEventStamp.Made] = stamp };
        if (request.Reference is { } reference)
        {
            kept[GoogleEventStamp.Reference] = reference;
        }

        var reply = await client
            .InsertEventAsync(
                calendarId,
                asked with
                {
                    ExtendedProperties = new GoogleExtendedProperties { Private = kept },
                },
                GoogleEventMap.SendUpdates(request.Notice),
                intent,
                request.ProviderOptions,
                cancellationToken
            )
            .ConfigureAwait(false);
        return reply.IsSuccess
            ? GoogleEventMap.FromWire(calendarId, reply.Value, reply.Raw)
            : await OwnAsync(calendarId, id, stamp, cancellationToken).ConfigureAwait(false);
    }

    public async Task<CalendarEvent> UpdateEventAsync(CalendarEventUpdate request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        Check(request);
        var calendarId = await CalendarAsync(request.Event.CalendarId, GoogleCalendarOperations.PatchEvent, cancellationToken)
            .ConfigureAwait(false);
        var intent = WireIntent.Of(request);
        var changes = GoogleEventChanges.Of(request);
        GoogleJsonMerge.Into(changes, request.ProviderOptions);
        var fingerprint = Fingerprint(changes, request);
        if (request.Attendees is { } attendees)
        {
            var now = await client.GetEventAsync(calendarId, request.Event.EventId, cancellationToken).ConfigureAwait(false);
            changes["attendees"] = GoogleEventChanges.AttendeesOf(attendees, now.Json);
        }

        GoogleJsonMerge.Into(changes, Mark(intent.KeyFor(client.Connection.Id, GoogleCalendarOperations.PatchEvent)));
        var reply = await client
            .PatchEventAsync(
                calendarId,
                request.Event.EventId,
                changes,
                request.ETag,
                GoogleEventMap.SendUpdates(request.Notice),
                intent,
                fingerprint,
                cancellationToken
            )
            .ConfigureAwait(false);
        return GoogleEventMap.FromWire(calendarId, reply.Value, reply.Raw);
    }

    public async Task DeleteEventAsync(CalendarEventDeletion request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var calendarId = await CalendarAsync(request.Event.CalendarId, GoogleCalendarOperations.DeleteEvent, cancellationToken)
            .ConfigureAwait(false);
        await client
            .DeleteEventAsync(
                calendarId,
                request.Event.EventId,
                GoogleEventMap.SendUpdates(request.Notice),
                WireIntent.Of(request),
                cancellationToken
            )
            .ConfigureAwait(false);
    }

    private static void Check(CalendarEventUpdate request)
    {
        if (request is { Start: { } start, End: { } end })
        {
            GoogleEventTimes.Check(start, end);
        }
        else if (request.Start is not null || request.End is not null)
        {
            throw new ArgumentException("Give start and end together: the other may be of another kind.", nameof(request));
        }
    }

    // The attendees as asked for, and not as they are written: those who answered meanwhile do not make it another request.
    private static string Fingerprint(JsonObject changes, CalendarEventUpdate request)
    {
        var attendees =
            request.Attendees?.Select(attendee => $"{attendee.Email}\n{attendee.Name}\n{attendee.IsOptional}") ?? ["as they are"];
        return GoogleEventStamp.Of($"{changes.ToJsonString()}\n{request.ETag}\n{request.Notice}\n{string.Join('\n', attendees)}");
    }

    private static JsonObject Mark(string key) =>
        new()
        {
            ["extendedProperties"] = new JsonObject
            {
                ["private"] = new JsonObject { [GoogleEventStamp.Changed] = GoogleEventStamp.Of(key) },
            },
        };

    private ValueTask<string> CalendarAsync(string? given, string operation, CancellationToken cancellationToken) =>
        GoogleCalendarChoice.OfAsync(client, given, operation, cancellationToken);

    // The id is taken: by this very request, whose answer was lost, or by another.
    private async Task<CalendarEvent> OwnAsync(string calendarId, string id, string stamp, CancellationToken cancellationToken)
    {
        var reply = await client.GetEventAsync(calendarId, id, cancellationToken).ConfigureAwait(false);
        return GoogleEventStamp.Find(reply.Value, GoogleEventStamp.Made) == stamp
            ? GoogleEventMap.FromWire(calendarId, reply.Value, reply.Raw)
            : throw new IntegrationException(
                client.Connection.Descriptor.Key,
                GoogleCalendarOperations.InsertEvent,
                IntegrationErrorKind.Conflict,
                $"{client.Connection.Descriptor.Key} {GoogleCalendarOperations.InsertEvent}: the calendar has another event under this request's key. Give each event a key of its own; nothing was made."
            )
            {
                ProviderCode = "duplicate",
                StatusCode = 409,
            };
    }
}
