using System.Text.Json.Nodes;
using Procur.Integrations.Sandbox.Google.Accounts;
using Procur.Integrations.Sandbox.Google.Wire;
using Procur.Integrations.Sandbox.StandIns;

namespace Procur.Integrations.Sandbox.Google.Calendar;

/// <summary>What people do in their calendars. Nobody is mailed of it.</summary>
internal sealed class CalendarActs(SandboxWorld world, CalendarPush push)
{
    public IReadOnlyDictionary<string, Func<GoogleAccount, JsonObject, CancellationToken, Task<JsonObject?>>> All =>
        new Dictionary<string, Func<GoogleAccount, JsonObject, CancellationToken, Task<JsonObject?>>>(StringComparer.Ordinal)
        {
            ["add-event"] = (account, x, _) => Held(account, () => Add(account, x)),
            ["change-event"] = (account, x, _) => Held(account, () => Change(account, x)),
            ["remove-event"] = (account, x, _) => Held(account, () => Remove(account, x)),
            ["answer-invitation"] = (account, x, _) => Held(account, () => Answer(account, x)),
            ["forget-sync-tokens"] = (account, _, _) => Held(account, () => Forget(account)),
            ["forge-push"] = (account, x, _) => Held(account, () => Forge(account, x)),
            ["events"] = (account, x, _) => Held(account, () => Events(account, x)),
            ["calendars"] = (account, _, _) => Held(account, () => Calendars(account)),
        };

    private static Task<JsonObject?> Held(GoogleAccount account, Func<JsonObject?> act)
    {
        lock (account.Gate)
        {
            return Task.FromResult(act());
        }
    }

    private JsonObject? Add(GoogleAccount account, JsonObject arguments)
    {
        var book = Book(account, arguments);
        var json = arguments.DeepClone().AsObject();
        json.Remove("calendar");
        try
        {
            json["start"] = CalendarTimes.Normal(json["start"], "start");
            json["end"] = CalendarTimes.Normal(json["end"], "end");
        }
        catch (GoogleRefusalException e)
        {
            throw new SandboxException($"add-event: {e.Message}");
        }

        json["id"] = GoogleIds.Event();
        json["kind"] = "calendar#event";
        json["status"] = "confirmed";
        json["organizer"] = new JsonObject { ["email"] = book.Id };
        return Saved(account, book, new CalendarItem(json));
    }

    private JsonObject? Change(GoogleAccount account, JsonObject arguments)
    {
        var (book, item) = Item(account, arguments);
        foreach (var (name, value) in arguments.Where(x => x.Key is not ("calendar" or "event")))
        {
            item.Json[name] = value?.DeepClone();
        }

        return Saved(account, book, item);
    }

    private JsonObject? Remove(GoogleAccount account, JsonObject arguments)
    {
        var (book, item) = Item(account, arguments);
        CalendarEvents.Cancel(account.Calendar, book, item, world.Clock.GetUtcNow());
        push.Changed(account, book);
        return null;
    }

    private JsonObject? Answer(GoogleAccount account, JsonObject arguments)
    {
        var (book, item) = Item(account, arguments);
        var who = GoogleJson.Text(arguments["attendee"]);
        var attendee = (item.Json["attendees"] as JsonArray ?? []).FirstOrDefault(x => GoogleJson.Text(GoogleJson.At(x, "email")) == who);
        if (attendee is null)
        {
            throw new SandboxException("answer-invitation: nobody of that address ('attendee') is invited.");
        }

        attendee["responseStatus"] = GoogleJson.Text(arguments["response"]) ?? "accepted";
        return Saved(account, book, item);
    }

    private static JsonObject? Forget(GoogleAccount account)
    {
        account.Calendar.ForgetSyncTokens();
        return null;
    }

    private JsonObject? Forge(GoogleAccount account, JsonObject arguments)
    {
        var id = GoogleJson.Text(arguments["channel"]);
        var channel =
            account.Calendar.Channels.Find(x => x.Id == id) ?? throw new SandboxException("forge-push: there is no such 'channel'.");
        var forged = arguments["resource"] is { } resource ? channel with { ResourceId = GoogleJson.Text(resource)! } : channel;
        push.Speak(account, forged, "exists", arguments["token"] is { } token ? GoogleJson.Text(token) : channel.Token);
        return null;
    }

    private static JsonObject? Events(GoogleAccount account, JsonObject arguments) =>
        new() { ["events"] = new JsonArray([.. Book(account, arguments).Items.Values.Select(x => x.Json.DeepClone())]) };

    private static JsonObject? Calendars(GoogleAccount account) =>
        new() { ["calendars"] = new JsonArray([.. account.Calendar.Books.Select(x => (JsonNode)JsonValue.Create(x.Id))]) };

    private JsonObject Saved(GoogleAccount account, CalendarBook book, CalendarItem item)
    {
        CalendarEvents.Save(account.Calendar, book, item, world.Clock.GetUtcNow());
        push.Changed(account, book);
        return new JsonObject { ["event"] = item.Id };
    }

    private static CalendarBook Book(GoogleAccount account, JsonObject arguments)
    {
        var id = GoogleJson.Text(arguments["calendar"]) ?? CalendarState.PrimaryAlias;
        return account.Calendar.Find(id) ?? throw new SandboxException("There is no such 'calendar'; the act 'calendars' lists them.");
    }

    private static (CalendarBook Book, CalendarItem Item) Item(GoogleAccount account, JsonObject arguments)
    {
        var book = Book(account, arguments);
        return book.Items.TryGetValue(GoogleJson.Text(arguments["event"]) ?? "", out var item)
            ? (book, item)
            : throw new SandboxException("There is no such 'event' in the calendar.");
    }
}
