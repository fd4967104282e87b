using System.Globalization;
using System.Security.Cryptography;
using Procur.Integrations.GoogleWorkspace.Wire;
using Procur.Integrations.Webhooks;

namespace Procur.Integrations.GoogleWorkspace;

/// <summary>
/// Begins and ends the channels on which Google says that a calendar changed. It says so to handlers of <see cref="ICalendarChangedEvent"/>; what changed is told by
/// <see cref="ICalendarSync"/>. Delivery is not guaranteed: sync once a day all the same. Members are safe to call from many threads at once.
/// </summary>
/// <param name="client">The wire.</param>
public sealed class GoogleCalendarChannels(GoogleCalendarClient client)
{
    // A call that was on its way when the channel ended is still known.
    private static readonly TimeSpan Afterwards = TimeSpan.FromDays(1);

    /// <summary>Begins a channel.</summary>
    /// <exception cref="IntegrationException">The call failed; <see cref="IntegrationErrorKind.NotConfigured"/> without a public address.</exception>
    public async Task<GoogleWatch> StartAsync(GoogleWatchRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var connection = client.Connection;
        var calendarId = await GoogleCalendarChoice
            .OfAsync(client, request.CalendarId, GoogleCalendarOperations.WatchEvents, cancellationToken)
            .ConfigureAwait(false);
        var channelId = Guid.NewGuid().ToString();
        var secret = RandomNumberGenerator.GetHexString(48, lowercase: true);
        var now = connection.Time.GetUtcNow();
        var ticket = await connection
            .Callbacks.IssueAsync(
                GoogleChannelTicket.For(connection.Id, GoogleCalendarOperations.WatchEvents, channelId, secret),
                cancellationToken
            )
            .ConfigureAwait(false);
        var address = connection.CallbackAddress(ticket, request.PublicBaseUrl) ?? throw NoAddress();
        var reply = await client
            .WatchEventsAsync(
                calendarId,
                new GoogleChannel
                {
                    Id = channelId,
                    Type = "web_hook",
                    Address = address.AbsoluteUri,
                    Token = secret,
                    Expiration = request.Lifetime is { } life
                        ? (now + life).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)
                        : null,
                },
                cancellationToken
            )
            .ConfigureAwait(false);
        var resourceId = reply.Value.ResourceId ?? "";
        var end = long.TryParse(reply.Value.Expiration, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
            : (DateTimeOffset?)null;
        await connection
            .Callbacks.UpdateAsync(GoogleChannelTicket.Started(ticket, resourceId) with { ExpiresAt = end + Afterwards }, cancellationToken)
            .ConfigureAwait(false);
        return new GoogleWatch(channelId, resourceId, calendarId, ticket.Token) { ExpiresAt = end };
    }

    /// <summary>Ends a channel: what it still says is refused from now on.</summary>
    /// <returns>False where Google knew it no more.</returns>
    /// <exception cref="IntegrationException">The call failed.</exception>
    public async Task<bool> StopAsync(GoogleWatch watch, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(watch);
        var callbacks = client.Connection.Callbacks;
        if (await callbacks.FindAsync(watch.AddressToken, cancellationToken).ConfigureAwait(false) is { } ticket)
        {
            await callbacks
                .UpdateAsync(ticket with { ExpiresAt = client.Connection.Time.GetUtcNow() }, cancellationToken)
                .ConfigureAwait(false);
        }

        var reply = await client.StopChannelAsync(watch.ChannelId, watch.ResourceId, cancellationToken).ConfigureAwait(false);
        return reply.IsSuccess;
    }

    /// <summary>Begins another channel in the place of one that is about to end, and ends that one. In between, both may speak of one change.</summary>
    /// <exception cref="IntegrationException">A call failed; where the first one did, the old channel goes on.</exception>
    public async Task<GoogleWatch> RenewAsync(GoogleWatch watch, GoogleWatchRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(watch);
        ArgumentNullException.ThrowIfNull(request);
        var next = await StartAsync(request with { CalendarId = request.CalendarId ?? watch.CalendarId }, cancellationToken)
            .ConfigureAwait(false);
        await StopAsync(watch, cancellationToken).ConfigureAwait(false);
        return next;
    }

    private IntegrationException NoAddress() =>
        new(
            client.Connection.Descriptor.Key,
            GoogleCalendarOperations.WatchEvents,
            IntegrationErrorKind.NotConfigured,
            $"{client.Connection.Descriptor.Key} {GoogleCalendarOperations.WatchEvents}: Google has no address to call; set Integrations:Webhooks:PublicBaseUrl, or PublicBaseUrl of the request. Nothing was sent."
        );
}
