using System.Text.Json;
using System.Text.Json.Nodes;
using Procur.Integrations.GoogleWorkspace.Wire;

namespace Procur.Integrations.GoogleWorkspace;

/// <summary>Writes a change as the fields that Google is to change.</summary>
internal static class GoogleEventChanges
{
    public static JsonObject Of(CalendarEventUpdate request)
    {
        var changes = new JsonObject();
        if (request.Title is { } title)
        {
            changes["summary"] = title;
        }

        if (request.Description is { } description)
        {
            changes["description"] = description;
        }

        if (request.Location is { } location)
        {
            changes["location"] = location;
        }

        if (request is { Start: { } start, End: { } end })
        {
            changes["start"] = TimeOf(start);
            changes["end"] = TimeOf(end);
        }

        if (request.Reminders is { } reminders)
        {
            changes["reminders"] = JsonSerializer.SerializeToNode(
                GoogleEventMap.ToWire(reminders),
                GoogleCalendarJson.Default.GoogleReminders
            );
        }

        return changes;
    }

    /// <summary>
    /// The attendees from now on. Google replaces the list whole, and whoever comes without his answer has given none: so those who stay are written as they were.
    /// </summary>
    public static JsonArray AttendeesOf(IReadOnlyList<CalendarAttendee> attendees, JsonElement now)
    {
        var known = new Dictionary<string, JsonElement>(StringComparer.OrdinalIgnoreCase);
        if (
            now.ValueKind == JsonValueKind.Object
            && now.TryGetProperty("attendees", out var invited)
            && invited.ValueKind == JsonValueKind.Array
        )
        {
            foreach (var one in invited.EnumerateArray())
            {
                if (one.ValueKind == JsonValueKind.Object && one.TryGetProperty("email", out var email) && email.GetString() is { } address)
                {
                    known[address] = one;
                }
            }
        }

        var list = new JsonArray();
        foreach (var attendee in attendees)
        {
            var wire = JsonSerializer
                .SerializeToNode(GoogleEventMap.ToWire(attendee), GoogleCalendarJson.Default.GoogleAttendee)!
                .AsObject();
            var one = known.TryGetValue(attendee.Email, out var before) ? JsonObject.Create(before)! : [];
            one.Remove("optional");
            GoogleJsonMerge.Into(one, wire);
            list.Add((JsonNode)one);
        }

        return list;
    }

    private static JsonObject TimeOf(CalendarTime time)
    {
        var wire = JsonSerializer.SerializeToNode(GoogleEventTimes.ToWire(time), GoogleCalendarJson.Default.GoogleEventTime)!.AsObject();
        // An event that was all-day until now would else have both, and be refused.
        wire[time.IsAllDay ? "dateTime" : "date"] = null;
        return wire;
    }
}
