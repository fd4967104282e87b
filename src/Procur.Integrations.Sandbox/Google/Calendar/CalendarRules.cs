using System.Globalization;
using System.Text.Json.Nodes;
using Procur.Integrations.Sandbox.Google.Wire;

namespace Procur.Integrations.Sandbox.Google.Calendar;

/// <summary>What the API takes for an event, and what it makes of it.</summary>
internal static class CalendarRules
{
    private static readonly string[] OwnFields = ["kind", "etag", "created", "updated", "creator", "htmlLink", "hangoutLink", "iCalUID"];

    /// <summary>A new event of a call's body.</summary>
    /// <exception cref="GoogleRefusalException">The API does not take it.</exception>
    public static JsonObject NewEvent(GoogleCall call, CalendarBook book)
    {
        var json = call.Json();
        foreach (var name in OwnFields)
        {
            json.Remove(name);
        }

        var id = GoogleJson.Text(json["id"]);
        if (id is not null && (id.Length is < 5 or > 1024 || !id.All(x => x is (>= 'a' and <= 'v') or (>= '0' and <= '9'))))
        {
            throw new GoogleRefusalException(400, "invalid", "Invalid resource id value.");
        }

        json["id"] = id ?? GoogleIds.Event();
        Check(call, json);
        json["kind"] = "calendar#event";
        json["status"] ??= "confirmed";
        json["sequence"] = 0;
        json["created"] = GoogleJson.Moment(call.Now);
        json["creator"] = new JsonObject { ["email"] = call.Account.Email, ["self"] = true };
        json["organizer"] = new JsonObject { ["email"] = book.Id, ["self"] = true };
        json["htmlLink"] = $"https://www.google.com/calendar/event?eid={GoogleJson.Text(json["id"])}";
        json["iCalUID"] = $"{GoogleJson.Text(json["id"])}@google.com";
        json["eventType"] = "default";
        json["reminders"] ??= new JsonObject { ["useDefault"] = true };
        AddMeeting(call, json);
        return json;
    }

    /// <summary>An event with a call's changes.</summary>
    /// <exception cref="GoogleRefusalException">The API does not take them.</exception>
    public static JsonObject Changed(GoogleCall call, JsonObject before)
    {
        var json = before.DeepClone().AsObject();
        var changes = call.Json();
        foreach (var name in OwnFields.Append("id"))
        {
            changes.Remove(name);
        }

        Merge(json, changes);
        Check(call, json);
        json["sequence"] = (before["sequence"]?.GetValue<int>() ?? 0) + 1;
        AddMeeting(call, json);
        return json;
    }

    private static void Check(GoogleCall call, JsonObject json)
    {
        json["start"] = CalendarTimes.Normal(json["start"], "start");
        json["end"] = CalendarTimes.Normal(json["end"], "end");
        if (CalendarTimes.IsDay(json["start"]) != CalendarTimes.IsDay(json["end"]))
        {
            throw new GoogleRefusalException(400, "invalid", "The start and end times must either both be date or both be dateTime.");
        }

        var (start, end) = (CalendarTimes.At(json["start"]), CalendarTimes.At(json["end"]));
        if (end < start || (CalendarTimes.IsDay(json["start"]) && end == start))
        {
            throw new GoogleRefusalException(400, "timeRangeEmpty", "The specified time range is empty.", "calendar");
        }

        if (GoogleJson.Text(json["status"]) is not (null or "confirmed" or "tentative" or "cancelled"))
        {
            throw new GoogleRefusalException(400, "invalid", "Invalid value for: status");
        }

        CalendarSeries.Check(json);
        CheckReminders(json["reminders"]);
        CheckAttendees(call, json["attendees"] as JsonArray);
    }

    private static void CheckAttendees(GoogleCall call, JsonArray? attendees)
    {
        if (attendees is { Count: > 0 } && call.Access.ActsForItself)
        {
            throw new GoogleRefusalException(
                403,
                "forbiddenForServiceAccounts",
                "Service accounts cannot invite attendees without Domain-Wide Delegation of Authority.",
                "calendar"
            );
        }

        foreach (var attendee in attendees ?? [])
        {
            if (GoogleJson.Text(GoogleJson.At(attendee, "email")) is not { } email || email.IndexOf('@', StringComparison.Ordinal) <= 0)
            {
                throw new GoogleRefusalException(400, "invalid", "Invalid attendee email.");
            }

            attendee!["responseStatus"] ??= "needsAction";
        }
    }

    private static void CheckReminders(JsonNode? reminders)
    {
        if (GoogleJson.At(reminders, "overrides") is not JsonArray overrides)
        {
            return;
        }

        if (GoogleJson.Flag(GoogleJson.At(reminders, "useDefault")))
        {
            throw new GoogleRefusalException(
                400,
                "cannotUseDefaultRemindersAndSpecifyOverride",
                "Cannot specify both default reminders and overrides at the same time.",
                "calendar"
            );
        }

        foreach (var one in overrides)
        {
            var minutes = one?["minutes"] is JsonValue value && value.TryGetValue<int>(out var number) ? number : -1;
            if (GoogleJson.Text(one?["method"]) is not ("popup" or "email") || minutes is < 0 or > 40_320 || overrides.Count > 5)
            {
                throw new GoogleRefusalException(400, "invalid", "Invalid reminder override.");
            }
        }
    }

    private static void AddMeeting(GoogleCall call, JsonObject json)
    {
        if (
            GoogleJson.At(json["conferenceData"], "createRequest") is not JsonObject request
            || GoogleJson.At(json["conferenceData"], "conferenceId") is not null
        )
        {
            return;
        }

        if (call.Number("conferenceDataVersion", 0, 0, 1) == 0)
        {
            json.Remove("conferenceData");
            return;
        }

        var id = string.Create(CultureInfo.InvariantCulture, $"{GoogleIds.Lower(3)}-{GoogleIds.Lower(4)}-{GoogleIds.Lower(3)}");
        json["hangoutLink"] = $"https://meet.google.com/{id}";
        json["conferenceData"] = new JsonObject
        {
            ["conferenceId"] = id,
            ["createRequest"] = new JsonObject
            {
                ["requestId"] = request["requestId"]?.DeepClone(),
                ["status"] = new JsonObject { ["statusCode"] = "success" },
            },
        };
    }

    // Objects are merged, a null removes, anything else is replaced whole: lists too.
    private static void Merge(JsonObject json, JsonObject changes)
    {
        foreach (var (name, value) in changes)
        {
            if (value is null)
            {
                json.Remove(name);
            }
            else if (value is JsonObject more && json[name] is JsonObject there)
            {
                Merge(there, more);
            }
            else
            {
                json[name] = value.DeepClone();
            }
        }
    }
}
