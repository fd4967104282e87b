using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Procur.Integrations.Sandbox.Google.Accounts;
using Procur.Integrations.Sandbox.Google.Wire;
using Procur.Integrations.Sandbox.StandIns;
using Procur.Integrations.Sandbox.Webhooks;

namespace Procur.Integrations.Sandbox.Google.Calendar;

/// <summary>Channels: begun, stopped, and spoken on. A call has headers and no body, and nobody signs it.</summary>
internal sealed class CalendarPush(SandboxWorld world)
{
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);
    private static readonly TimeSpan[] Retries = [TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5)];

    public StandInReply Watch(GoogleCall call)
    {
        var book = CalendarApi.Book(call);
        var channel = Read(call, book);
        var channels = call.Account.Calendar.Channels;
        if (channels.Exists(x => x.Id == channel.Id))
        {
            throw new GoogleRefusalException(400, "channelIdNotUnique", "Channel id not unique");
        }

        channels.Add(channel);
        call.Effect("channel", channel.Id);
        Speak(call.Account, channel, "sync", channel.Token);
        return GoogleJson.Reply(
            200,
            new JsonObject
            {
                ["kind"] = "api#channel",
                ["id"] = channel.Id,
                ["resourceId"] = channel.ResourceId,
                ["resourceUri"] = channel.ResourceUri,
                ["token"] = channel.Token,
                ["expiration"] = channel.EndsAt.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
            }
        );
    }

    public static StandInReply Stop(GoogleCall call)
    {
        var json = call.Json();
        var (id, resource) = (GoogleJson.Text(json["id"]), GoogleJson.Text(json["resourceId"]));
        var channel = call.Account.Calendar.Channels.Find(x =>
            x.Id == id && x.ResourceId == resource && !x.IsStopped && x.EndsAt > call.Now
        );
        if (channel is null)
        {
            throw new GoogleRefusalException(404, "notFound", $"Channel '{id}' not found for project 'sandbox'");
        }

        channel.IsStopped = true;
        call.Effect("channel-stop", channel.Id);
        return GoogleJson.NoContent();
    }

    /// <summary>Tells everybody who watches a calendar.</summary>
    public void Changed(GoogleAccount account, CalendarBook book)
    {
        foreach (
            var channel in account.Calendar.Channels.Where(x =>
                x.CalendarId == book.Id && !x.IsStopped && x.EndsAt > world.Clock.GetUtcNow()
            )
        )
        {
            Speak(account, channel, "exists", channel.Token);
        }
    }

    /// <summary>Says something on a channel, with a token that may be wrong.</summary>
    public void Speak(GoogleAccount account, CalendarChannel channel, string state, string? token)
    {
        var number = ++channel.Messages;
        _ = world.Webhooks.Enqueue(
            new WebhookMessage(
                GoogleStandIn.Name,
                account,
                string.Create(CultureInfo.InvariantCulture, $"{channel.Id}-{number}"),
                $"calendar.{state}",
                channel.Address
            )
            {
                Build = _ => Build(channel, state, token, number),
                Retries = Retries,
                Stops = static answer => (int)answer.StatusCode is not (500 or 502 or 503 or 504),
            }
        );
    }

    private static HttpRequestMessage Build(CalendarChannel channel, string state, string? token, int number)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, channel.Address) { Content = new ByteArrayContent([]) };
        request.Headers.TryAddWithoutValidation("X-Goog-Channel-ID", channel.Id);
        if (token is not null)
        {
            request.Headers.TryAddWithoutValidation("X-Goog-Channel-Token", token);
        }

        request.Headers.TryAddWithoutValidation("X-Goog-Channel-Expiration", channel.EndsAt.ToString("R", CultureInfo.InvariantCulture));
        request.Headers.TryAddWithoutValidation("X-Goog-Resource-ID", channel.ResourceId);
        request.Headers.TryAddWithoutValidation("X-Goog-Resource-URI", channel.ResourceUri);
        request.Headers.TryAddWithoutValidation("X-Goog-Resource-State", state);
        request.Headers.TryAddWithoutValidation("X-Goog-Message-Number", number.ToString(CultureInfo.InvariantCulture));
        return request;
    }

    private static CalendarChannel Read(GoogleCall call, CalendarBook book)
    {
        var json = call.Json();
        var (id, token) = (GoogleJson.Text(json["id"]), GoogleJson.Text(json["token"]));
        if (id is not { Length: > 0 and <= 64 })
        {
            throw new GoogleRefusalException(400, "required", "entity.id");
        }

        if (GoogleJson.Text(json["type"]) is not ("web_hook" or "webhook"))
        {
            throw new GoogleRefusalException(400, "channelUnknown", "Unknown channel type");
        }

        if (token is { Length: > 256 })
        {
            throw new GoogleRefusalException(400, "invalid", "Channel token is too long");
        }

        if (
            !Uri.TryCreate(GoogleJson.Text(json["address"]), UriKind.Absolute, out var address)
            || (address.Scheme != Uri.UriSchemeHttps && !address.IsLoopback)
        )
        {
            throw new GoogleRefusalException(
                400,
                "push.webhookUrlNotHttps",
                "WebHook callback must be HTTPS: " + GoogleJson.Text(json["address"])
            );
        }

        var asked = json["expiration"]?.ToString();
        var end = long.TryParse(asked, out var milliseconds) ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) : call.Now + Week;
        if (end <= call.Now)
        {
            throw new GoogleRefusalException(400, "invalid", "Channel expiration is in the past");
        }

        var resource = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(book.Id)).AsSpan(0, 13));
        return new CalendarChannel(
            id,
            token,
            address,
            resource,
            call.Values[0],
            book.Id,
            end < call.Now + (4 * Week) ? end : call.Now + (4 * Week)
        );
    }
}
