using System.Text.Json;
using System.Text.Json.Nodes;
using Procur.Integrations.GoogleWorkspace.Wire;

namespace Procur.Integrations.GoogleWorkspace;

/// <summary>Writes an event with the further fields that a caller gave.</summary>
internal static class GoogleEventBody
{
    public static byte[] Of(GoogleEvent calendarEvent, JsonObject? further)
    {
        if (further is null)
        {
            return JsonSerializer.SerializeToUtf8Bytes(calendarEvent, GoogleCalendarJson.Default.GoogleEvent);
        }

        var body = JsonSerializer.SerializeToNode(calendarEvent, GoogleCalendarJson.Default.GoogleEvent)!.AsObject();
        GoogleJsonMerge.Into(body, further);
        return JsonSerializer.SerializeToUtf8Bytes(body, GoogleCalendarJson.Default.JsonObject);
    }
}
