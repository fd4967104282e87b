using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;

namespace Procur.Integrations.Sandbox.Tests.Google;

/// <summary>Speaks the Calendar API by hand.</summary>
public abstract class CalendarTest : GoogleTest
{
    protected const string Path = "calendar/v3/calendars/primary/events";

    protected static readonly DateTimeOffset Monday = new(2026, 12, 7, 9, 0, 0, TimeSpan.FromHours(3));

    protected static JsonObject Event(string? id = null, double from = 0, double to = 1) =>
        new()
        {
            ["id"] = id,
            ["summary"] = "Opening of bids",
            ["start"] = Time(from),
            ["end"] = Time(to),
        };

    protected static JsonObject Time(double hours) =>
        new()
        {
            ["dateTime"] = Monday.AddHours(hours).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture),
            ["timeZone"] = "Africa/Nairobi",
        };

    protected async Task<JsonNode> InsertedAsync(JsonObject body, string query = "")
    {
        var (status, json) = await CallAsync(HttpMethod.Post, Path + query, body);
        Assert.Equal(HttpStatusCode.OK, status);
        return json!;
    }

    protected async Task<JsonNode> ListedAsync(string query)
    {
        var (status, json) = await CallAsync(HttpMethod.Get, Path + query);
        Assert.Equal(HttpStatusCode.OK, status);
        return json!;
    }

    protected static string Id(JsonNode? json) => json!["id"]!.GetValue<string>();

    protected static IEnumerable<string> Ids(JsonNode list) => list["items"]!.AsArray().Select(Id);

    protected static string? Text(JsonNode json, string name) => json[name]?.GetValue<string>();
}
