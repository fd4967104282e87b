using Procur.Integrations.Connections;
using Procur.Integrations.Journal;
using Procur.Integrations.Wire;

namespace Procur.Integrations.GoogleWorkspace;

/// <summary>Finds out whether a change of an event took effect by the mark that each leaves with the event.</summary>
internal sealed class GoogleEventOutcomes(GoogleCalendarClient client) : IOutcomeResolver
{
    // The clocks of Google and of this host may be apart.
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(1);

    // Google documents no bound for how late a change may appear. What is not there after this long will not come.
    private static readonly TimeSpan QuietPeriod = TimeSpan.FromMinutes(5);

    public bool CanResolve(string operation) => operation == GoogleCalendarOperations.PatchEvent;

    public string? Note(WireCall call)
    {
        ArgumentNullException.ThrowIfNull(call);
        return call.Body is { } body ? MarkIn(new RawJson(body.Bytes).Element) : null;
    }

    public async Task<OutcomeResolution> ResolveAsync(JournalEntry entry, Connection connection, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (entry is not { SentAt: { } sentAt, Target: { } target } || GoogleEventPath.Read(target) is not { } path)
        {
            return OutcomeResolution.StillUnknown;
        }

        var mark = entry.LookUp;
        var reply = await client.GetEventAsync(path.CalendarId, path.EventId, cancellationToken).ConfigureAwait(false);
        if (mark is not null && GoogleEventStamp.Find(reply.Value, GoogleEventStamp.Changed) == mark)
        {
            return OutcomeResolution.TookEffect(200, reply.Body, "look-up");
        }

        // Changed by another since, its mark may have replaced ours.
        var untouched = GoogleMoment.Read(reply.Value.Updated) is { } changed && changed < sentAt - QuietPeriod - Skew;
        return untouched && client.Connection.Time.GetUtcNow() - sentAt > QuietPeriod + Skew
            ? OutcomeResolution.DidNotHappen("the event was not changed since")
            : OutcomeResolution.StillUnknown;
    }

    private static string? MarkIn(System.Text.Json.JsonElement body)
    {
        foreach (var name in (string[])["extendedProperties", "private", GoogleEventStamp.Changed])
        {
            if (body.ValueKind != System.Text.Json.JsonValueKind.Object || !body.TryGetProperty(name, out body))
            {
                return null;
            }
        }

        return body.ValueKind == System.Text.Json.JsonValueKind.String ? body.GetString() : null;
    }
}
