using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Procur.Integrations.Connections;
using Procur.Integrations.GoogleWorkspace.Wire;
using Procur.Integrations.Wire;

namespace Procur.Integrations.GoogleWorkspace;

/// <summary>
/// The wire of the Calendar API, version 3: one method an operation. Every method throws <see cref="IntegrationException"/> where the call failed.
/// Members are safe to call from many threads at once.
/// </summary>
/// <param name="connection">The connection: of the container, or of <see cref="GoogleWorkspaceIntegration.CreateConnection"/>.</param>
public sealed class GoogleCalendarClient(Connection connection)
{
    internal const int MostCalendars = 250;
    internal const int MostEvents = 2500;

    private const string Events = "calendar/v3/calendars/{calendarId}/events";
    private const string OneEvent = Events + "/{eventId}";

    /// <summary>The account that calls are made for.</summary>
    public Connection Connection { get; } = connection;

    /// <summary>GET calendarList: the calendars that the account has in its list.</summary>
    /// <param name="maxResults">Calendars a page, at most 250; 100 where it is not said.</param>
    /// <param name="pageToken">The page.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public Task<WireReply<GoogleCalendarList>> ListCalendarsAsync(
        int? maxResults = null,
        string? pageToken = null,
        CancellationToken cancellationToken = default
    ) =>
        GetAsync(
            GoogleCalendarOperations.ListCalendars,
            "calendar/v3/users/me/calendarList",
            new WireForm().Add("maxResults", maxResults).Add("pageToken", pageToken),
            GoogleCalendarJson.Default.GoogleCalendarList,
            null,
            cancellationToken
        );

    /// <summary>GET events. Where Google has forgotten a <see cref="GoogleEventList.SyncToken"/>, the answer's status is 410 and it lists nothing.</summary>
    /// <param name="calendarId">The calendar.</param>
    /// <param name="list">Which events.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public Task<WireReply<GoogleEvents>> ListEventsAsync(
        string calendarId,
        GoogleEventList list,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(list);
        return GetAsync(
            GoogleCalendarOperations.ListEvents,
            WirePath.Of(Events, calendarId),
            list.ToQuery(),
            GoogleCalendarJson.Default.GoogleEvents,
            list.SyncToken is null ? null : ReadSync,
            cancellationToken
        );
    }

    /// <summary>GET one event. A deleted one is found too, as <c>cancelled</c>, for as long as Google keeps it.</summary>
    /// <param name="calendarId">The calendar.</param>
    /// <param name="eventId">The event.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public Task<WireReply<GoogleEvent>> GetEventAsync(string calendarId, string eventId, CancellationToken cancellationToken = default) =>
        GetAsync(
            GoogleCalendarOperations.GetEvent,
            WirePath.Of(OneEvent, calendarId, eventId),
            null,
            GoogleCalendarJson.Default.GoogleEvent,
            null,
            cancellationToken
        );

    /// <summary>
    /// POST events. With an <see cref="GoogleEvent.Id"/> of the caller's own, sent twice it makes one event: the second answer has the status 409 and no event, and
    /// whose event it is is asked by <see cref="GetEventAsync"/>. Without one, sent twice it makes two.
    /// </summary>
    /// <param name="calendarId">The calendar.</param>
    /// <param name="calendarEvent">The event; its id of 5 to 1,024 characters of <c>a</c> to <c>v</c> and <c>0</c> to <c>9</c>.</param>
    /// <param name="sendUpdates"><c>all</c>, <c>externalOnly</c> or <c>none</c>.</param>
    /// <param name="intent">Names the intent to the journal.</param>
    /// <param name="further">Further fields under Google's names; objects are merged, another value that is there already is replaced.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public Task<WireReply<GoogleEvent>> InsertEventAsync(
        string calendarId,
        GoogleEvent calendarEvent,
        string? sendUpdates = null,
        WireIntent? intent = null,
        JsonObject? further = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(calendarEvent);
        var body = GoogleEventBody.Of(calendarEvent, further);
        var named = calendarEvent.Id is not null;
        var query = new WireForm()
            .Add("sendUpdates", sendUpdates)
            .Add("conferenceDataVersion", ConferenceVersion(calendarEvent.ConferenceData is not null, further));
        var path = WirePath.WithQuery(WirePath.Of(Events, calendarId), query);
        return SendAsync(
            new WireCall(
                GoogleCalendarOperations.InsertEvent,
                HttpMethod.Post,
                path,
                named ? Repeat.IdempotentByKey : Repeat.NotIdempotent,
                intent,
                Connection
            )
            {
                RateLimitPartition = GoogleCalendarLimits.Partition,
                Body = WireBody.FromBytes(body, "application/json; charset=utf-8"),
                IdempotencyKey = calendarEvent.Id ?? intent?.KeyFor(Connection.Id, GoogleCalendarOperations.InsertEvent),
                ReadFailure = named ? ReadInsert : null,
            },
            GoogleCalendarJson.Default.GoogleEvent,
            cancellationToken
        );
    }

    /// <summary>
    /// PATCH an event: what is given is set, a null removes, lists are replaced whole. Sent twice it leaves the same, but where attendees are told they are
    /// told twice, and an entity tag that was right is wrong the second time: then it is sent once.
    /// </summary>
    /// <param name="calendarId">The calendar.</param>
    /// <param name="eventId">The event.</param>
    /// <param name="changes">The fields to change, under Google's names.</param>
    /// <param name="etag">The state that is meant; null for whatever it is.</param>
    /// <param name="sendUpdates"><c>all</c>, <c>externalOnly</c> or <c>none</c>.</param>
    /// <param name="intent">Names the intent to the journal.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public Task<WireReply<GoogleEvent>> PatchEventAsync(
        string calendarId,
        string eventId,
        JsonObject changes,
        string? etag = null,
        string? sendUpdates = null,
        WireIntent? intent = null,
        CancellationToken cancellationToken = default
    ) => PatchEventAsync(calendarId, eventId, changes, etag, sendUpdates, intent, null, cancellationToken);

    internal Task<WireReply<GoogleEvent>> PatchEventAsync(
        string calendarId,
        string eventId,
        JsonObject changes,
        string? etag,
        string? sendUpdates,
        WireIntent? intent,
        string? fingerprint,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(changes);
        var query = new WireForm().Add("sendUpdates", sendUpdates).Add("conferenceDataVersion", ConferenceVersion(false, changes));
        var path = WirePath.WithQuery(WirePath.Of(OneEvent, calendarId, eventId), query);
        var repeat = etag is null && sendUpdates is null or "none" ? Repeat.Idempotent : Repeat.NotIdempotent;
        return SendAsync(
            new WireCall(GoogleCalendarOperations.PatchEvent, HttpMethod.Patch, path, repeat, intent, Connection)
            {
                RateLimitPartition = GoogleCalendarLimits.Partition,
                Body = WireBody.Json(changes, GoogleCalendarJson.Default.JsonObject),
                Headers = etag is null ? [] : [new WireHeader("If-Match", etag)],
                Fingerprint = fingerprint,
            },
            GoogleCalendarJson.Default.GoogleEvent,
            cancellationToken
        );
    }

    /// <summary>DELETE an event; that it was deleted already is success (status 410), and then nobody is told again.</summary>
    /// <param name="calendarId">The calendar.</param>
    /// <param name="eventId">The event.</param>
    /// <param name="sendUpdates"><c>all</c>, <c>externalOnly</c> or <c>none</c>.</param>
    /// <param name="intent">Names the intent to the journal.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public Task<WireReply> DeleteEventAsync(
        string calendarId,
        string eventId,
        string? sendUpdates = null,
        WireIntent? intent = null,
        CancellationToken cancellationToken = default
    ) =>
        Connection.SendAsync(
            new WireCall(
                GoogleCalendarOperations.DeleteEvent,
                HttpMethod.Delete,
                WirePath.WithQuery(WirePath.Of(OneEvent, calendarId, eventId), new WireForm().Add("sendUpdates", sendUpdates)),
                Repeat.Idempotent,
                intent,
                Connection
            )
            {
                ExpectsJson = false,
                ReadFailure = ReadDeletion,
                RateLimitPartition = GoogleCalendarLimits.Partition,
            },
            cancellationToken
        );

    /// <summary>POST events/watch: begins a channel on which Google says that something changed. A channel's id is taken once.</summary>
    /// <param name="calendarId">The calendar.</param>
    /// <param name="channel">The channel.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public Task<WireReply<GoogleChannel>> WatchEventsAsync(
        string calendarId,
        GoogleChannel channel,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(channel);
        return SendAsync(
            new WireCall(
                GoogleCalendarOperations.WatchEvents,
                HttpMethod.Post,
                WirePath.Of(Events + "/watch", calendarId),
                Repeat.NotIdempotent
            )
            {
                RateLimitPartition = GoogleCalendarLimits.Partition,
                Body = WireBody.Json(channel, GoogleCalendarJson.Default.GoogleChannel),
                IdempotencyKey = channel.Id,
            },
            GoogleCalendarJson.Default.GoogleChannel,
            cancellationToken
        );
    }

    /// <summary>POST channels/stop: ends a channel. For one that has ended already the answer's status is 404.</summary>
    /// <param name="channelId">The channel's id.</param>
    /// <param name="resourceId">What it watches, as Google named it when the channel began.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public Task<WireReply> StopChannelAsync(string channelId, string resourceId, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(channelId);
        ArgumentException.ThrowIfNullOrEmpty(resourceId);
        return Connection.SendAsync(
            new WireCall(GoogleCalendarOperations.StopChannel, HttpMethod.Post, "calendar/v3/channels/stop", Repeat.Idempotent)
            {
                Body = WireBody.Json(
                    new GoogleChannel { Id = channelId, ResourceId = resourceId },
                    GoogleCalendarJson.Default.GoogleChannel
                ),
                ExpectsJson = false,
                ReadFailure = ReadStop,
                RateLimitPartition = GoogleCalendarLimits.Partition,
            },
            cancellationToken
        );
    }

    /// <summary>POST freeBusy: when calendars are busy, 50 at most a call. A calendar that may not be seen has its own error in the answer.</summary>
    /// <param name="request">Which calendars, and when.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public Task<WireReply<GoogleFreeBusy>> QueryFreeBusyAsync(GoogleFreeBusyQuery request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return SendAsync(
            new WireCall(GoogleCalendarOperations.QueryFreeBusy, HttpMethod.Post, "calendar/v3/freeBusy", Repeat.Idempotent)
            {
                RateLimitPartition = GoogleCalendarLimits.Partition,
                Body = WireBody.Json(request, GoogleCalendarJson.Default.GoogleFreeBusyQuery),
                IsRead = true,
            },
            GoogleCalendarJson.Default.GoogleFreeBusy,
            cancellationToken
        );
    }

    private static Failure? ReadInsert(WireReply reply) =>
        (int)reply.Status == 409 && GoogleErrors.ReasonIn(reply) is "duplicate" or "alreadyExists"
            ? Failure.None
            : GoogleErrors.Read(reply);

    private static Failure? ReadDeletion(WireReply reply) =>
        (int)reply.Status == 410 && GoogleErrors.ReasonIn(reply) is "deleted" ? Failure.None : GoogleErrors.Read(reply);

    private static Failure? ReadStop(WireReply reply) =>
        (int)reply.Status == 404 && GoogleErrors.ReasonIn(reply) is "notFound" ? Failure.None : GoogleErrors.Read(reply);

    private static Failure? ReadSync(WireReply reply) =>
        (int)reply.Status == 410 && reply.LooksLikeJson ? Failure.None : GoogleErrors.Read(reply);

    private static int? ConferenceVersion(bool isIn, JsonObject? further) =>
        isIn || further?.ContainsKey("conferenceData") == true ? 1 : null;

    private Task<WireReply<T>> GetAsync<T>(
        string operation,
        string path,
        WireForm? query,
        JsonTypeInfo<T> type,
        FailureReader? readFailure,
        CancellationToken cancellationToken
    )
        where T : class =>
        SendAsync(
            new WireCall(operation, HttpMethod.Get, WirePath.WithQuery(path, query), Repeat.Idempotent)
            {
                ReadFailure = readFailure,
                RateLimitPartition = GoogleCalendarLimits.Partition,
            },
            type,
            cancellationToken
        );

    private Task<WireReply<T>> SendAsync<T>(WireCall call, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class => Connection.SendAsync(call, type, cancellationToken);
}
