using System.Text.Json.Nodes;
using Procur.Integrations.Sandbox.Google.Wire;

namespace Procur.Integrations.Sandbox.Google.Calendar;

/// <summary>An event as it is kept.</summary>
/// <param name="Json">What the API shows of it.</param>
internal sealed record CalendarItem(JsonObject Json)
{
    /// <summary>The number of its last change.</summary>
    public long Version { get; set; }

    public string Id => GoogleJson.Text(Json["id"])!;

    public bool IsCancelled => GoogleJson.Text(Json["status"]) == "cancelled";

    public string? SeriesId => GoogleJson.Text(Json["recurringEventId"]);

    public bool IsSeries => Json["recurrence"] is JsonArray { Count: > 0 };

    public string Etag => GoogleJson.Text(Json["etag"])!;
}
