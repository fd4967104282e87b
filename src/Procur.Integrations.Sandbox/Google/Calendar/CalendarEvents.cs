using System.Text.Json.Nodes;
using Procur.Integrations.Sandbox.Google.Wire;
using Procur.Integrations.Sandbox.StandIns;

namespace Procur.Integrations.Sandbox.Google.Calendar;

/// <summary>Events are made, read, changed and deleted.</summary>
internal sealed class CalendarEvents(CalendarPush push)
{
    public StandInReply Insert(GoogleCall call)
    {
        var book = CalendarApi.Book(call, toWrite: true);
        var notices = CalendarNotices.Of(call);
        var json = CalendarRules.NewEvent(call, book);
        var id = GoogleJson.Text(json["id"])!;
        if (book.Items.ContainsKey(id))
        {
            throw new GoogleRefusalException(409, "duplicate", "The requested identifier already exists.");
        }

        var item = new CalendarItem(json);
        Save(call, book, item);
        call.Effect("event", id, Reference(json));
        notices.Invite(call, item, [], CalendarNotices.Emails(json));
        push.Changed(call.Account, book);
        return GoogleJson.Reply(200, json.DeepClone().AsObject());
    }

    public static StandInReply Get(GoogleCall call)
    {
        var book = CalendarApi.Book(call);
        return GoogleJson.Reply(200, Existing(book, call.Values[1]).Json.DeepClone().AsObject());
    }

    public StandInReply Patch(GoogleCall call)
    {
        var book = CalendarApi.Book(call, toWrite: true);
        var notices = CalendarNotices.Of(call);
        var item = Existing(book, call.Values[1]);
        CheckTag(call, item);
        var before = CalendarNotices.Emails(item.Json);
        var changed = CalendarRules.Changed(call, item.Json);
        var next = new CalendarItem(changed);
        Save(call, book, next);
        call.Effect("event-update", next.Id, Reference(changed));
        notices.Invite(call, next, before, CalendarNotices.Emails(changed));
        push.Changed(call.Account, book);
        return GoogleJson.Reply(200, changed.DeepClone().AsObject());
    }

    public StandInReply Delete(GoogleCall call)
    {
        var book = CalendarApi.Book(call, toWrite: true);
        var notices = CalendarNotices.Of(call);
        var item = Existing(book, call.Values[1]);
        if (item.IsCancelled)
        {
            throw new GoogleRefusalException(410, "deleted", "Resource has been deleted");
        }

        CheckTag(call, item);
        var emails = CalendarNotices.Emails(item.Json);
        Cancel(call.Account.Calendar, book, item, call.Now);
        call.Effect("event-delete", item.Id, Reference(item.Json));
        notices.Cancel(call, item, emails);
        push.Changed(call.Account, book);
        return GoogleJson.NoContent();
    }

    /// <summary>Marks an event as deleted, and the exceptions of a series with it.</summary>
    public static void Cancel(CalendarState state, CalendarBook book, CalendarItem item, DateTimeOffset now)
    {
        foreach (var one in book.Items.Values.Where(x => x.SeriesId == item.Id).Append(item).ToList())
        {
            one.Json["status"] = "cancelled";
            Save(state, book, one, now);
        }
    }

    /// <summary>Keeps an event under its id, as the last that was changed.</summary>
    public static void Save(CalendarState state, CalendarBook book, CalendarItem item, DateTimeOffset now)
    {
        item.Version = state.NextVersion();
        item.Json["etag"] = $"\"{now.ToUnixTimeMilliseconds()}{item.Version:000000}\"";
        item.Json["updated"] = GoogleJson.Moment(now);
        book.Items[item.Id] = item;
    }

    private static void Save(GoogleCall call, CalendarBook book, CalendarItem item) => Save(call.Account.Calendar, book, item, call.Now);

    private static CalendarItem Existing(CalendarBook book, string id) =>
        book.Items.TryGetValue(id, out var item) ? item
        : CalendarSeries.Find(book, id) is { } occurrence ? new CalendarItem(occurrence)
        : throw new GoogleRefusalException(404, "notFound", "Not Found");

    private static void CheckTag(GoogleCall call, CalendarItem item)
    {
        if (call.Wire.Header("If-Match") is { } tag && tag != "*" && tag != item.Etag)
        {
            throw new GoogleRefusalException(412, "conditionNotMet", "Precondition Failed");
        }
    }

    // The name by which the caller would find it again, whatever the caller calls it.
    private static string? Reference(JsonObject json) =>
        GoogleJson.At(json["extendedProperties"], "private") is JsonObject kept
            ? GoogleJson.Text(kept.FirstOrDefault(x => x.Key.Contains("reference", StringComparison.OrdinalIgnoreCase)).Value)
            : null;
}
