namespace Procur.Integrations.GoogleWorkspace;

/// <summary>Which event a journalled call was about.</summary>
internal sealed record GoogleEventPath(string CalendarId, string EventId)
{
    private const string Before = "calendar/v3/calendars/";
    private const string Between = "/events/";

    /// <summary>Null where the target is no event's.</summary>
    public static GoogleEventPath? Read(string target)
    {
        var from = target.IndexOf(Before, StringComparison.Ordinal);
        if (from < 0)
        {
            return null;
        }

        var path = target[(from + Before.Length)..].Split('?')[0].Split(Between);
        return path.Length == 2 ? new(Uri.UnescapeDataString(path[0]), Uri.UnescapeDataString(path[1])) : null;
    }

    /// <summary>The event only: a calendar's id may be an address.</summary>
    public override string ToString() => $"GoogleEventPath {EventId}";
}
