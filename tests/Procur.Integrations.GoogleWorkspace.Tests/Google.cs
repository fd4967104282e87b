using System.Globalization;
using System.Text.Json.Nodes;

namespace Procur.Integrations.GoogleWorkspace.Tests;

/// <summary>Google's answers, written by hand.</summary>
internal static class Google
{
    public static readonly DateTimeOffset Monday = new(2026, 12, 7, 9, 0, 0, TimeSpan.FromHours(3));

    public static Reply Token(string? scope = null, string token = "ya29.token-of-the-suite") =>
        Reply.Json(
            new JsonObject
            {
                ["access_token"] = token,
                ["expires_in"] = 3599,
                ["token_type"] = "Bearer",
                ["scope"] = scope,
            }.ToJsonString()
        );

    public static Reply Refusal(int status, string reason, string message, string domain = "global") =>
        Reply.Json(
            new JsonObject
            {
                ["error"] = new JsonObject
                {
                    ["code"] = status,
                    ["message"] = message,
                    ["errors"] = new JsonArray(
                        new JsonObject
                        {
                            ["domain"] = domain,
                            ["reason"] = reason,
                            ["message"] = message,
                        }
                    ),
                },
            }.ToJsonString(),
            status
        );

    public static Reply Event(string id, Action<JsonObject>? with = null)
    {
        var json = new JsonObject
        {
            ["id"] = id,
            ["etag"] = "\"17\"",
            ["status"] = "confirmed",
            ["summary"] = "Opening of bids",
            ["start"] = new JsonObject { ["dateTime"] = Moment(Monday), ["timeZone"] = "Africa/Nairobi" },
            ["end"] = new JsonObject { ["dateTime"] = Moment(Monday.AddHours(1)), ["timeZone"] = "Africa/Nairobi" },
        };
        with?.Invoke(json);
        return Reply.Json(json.ToJsonString());
    }

    public static CalendarEventRequest Meeting() =>
        new()
        {
            Title = "Opening of bids",
            Start = CalendarTime.At(Monday, "Africa/Nairobi"),
            End = CalendarTime.At(Monday.AddHours(1), "Africa/Nairobi"),
        };

    public static string Moment(DateTimeOffset at) => at.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
}
