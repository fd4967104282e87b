using System.Buffers.Text;
using System.Text.Json;
using Procur.Integrations.GoogleWorkspace.Wire;

namespace Procur.Integrations.GoogleWorkspace;

/// <summary>Where a sync left off, and what it began with: Google takes a page's or a sync's token only with the values of the first call.</summary>
internal sealed record GoogleSyncCursor
{
    /// <summary>Tells the calendar from another without naming it.</summary>
    public string Calendar { get; init; } = "";

    public DateTimeOffset? Since { get; init; }

    public DateTimeOffset? Until { get; init; }

    public int PageSize { get; init; }

    public string? SyncToken { get; init; }

    public string? PageToken { get; init; }

    /// <summary>Whether the last sync ended without a token to go on with, so that this one begins anew.</summary>
    public bool Lost { get; init; }

    public static GoogleSyncCursor Begin(string calendarId, CalendarSyncRequest request) =>
        new()
        {
            Calendar = GoogleEventStamp.Of(calendarId),
            Since = request.Since,
            Until = request.Until,
            PageSize = Math.Min(request.PageSize, GoogleCalendarClient.MostEvents),
        };

    /// <exception cref="ArgumentException">It is none, or another calendar's.</exception>
    public static GoogleSyncCursor Read(string text, string calendarId)
    {
        GoogleSyncCursor? cursor;
        try
        {
            cursor = JsonSerializer.Deserialize(Base64Url.DecodeFromChars(text), GoogleCalendarJson.Default.GoogleSyncCursor);
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            cursor = null;
        }

        return cursor?.Calendar == GoogleEventStamp.Of(calendarId)
            ? cursor
            : throw new ArgumentException("The cursor is none of this calendar's; give one that a sync of it gave, or none.", nameof(text));
    }

    public GoogleEventList ToList() =>
        new()
        {
            // A window is for the first list alone.
            TimeMin = SyncToken is null ? Since : null,
            TimeMax = SyncToken is null ? Until : null,
            MaxResults = PageSize,
            SyncToken = SyncToken,
            PageToken = PageToken,
        };

    /// <summary>The cursor after a page.</summary>
    public GoogleSyncCursor After(GoogleEvents page) =>
        page.NextPageToken is { } next ? this with { PageToken = next, Lost = false }
        : page.NextSyncToken is { } token ? this with { PageToken = null, SyncToken = token, Lost = false }
        : this with { PageToken = null, SyncToken = null, Lost = true };

    public string Write() =>
        Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(this, GoogleCalendarJson.Default.GoogleSyncCursor));
}
