using System.Globalization;
using System.Text.Json.Nodes;
using Procur.Integrations.Sandbox.Slack.Methods;
using Procur.Integrations.Sandbox.Slack.Model;
using Procur.Integrations.Sandbox.Slack.Wire;
using Procur.Integrations.Sandbox.StandIns;

namespace Procur.Integrations.Sandbox.Slack;

/// <summary>The addresses outside the Web API: incoming webhooks, response URLs and uploads.</summary>
internal sealed class SlackHooks(SandboxWorld world)
{
    private const string Plain = "text/plain; charset=utf-8";

    public SlackEndpoint IncomingWebhook => new("incoming-webhook", PostIncoming);

    public SlackEndpoint ResponseUrl => new("response-url", Respond);

    public static SlackEndpoint Upload => new("files.upload", TakeBytes);

    private StandInReply PostIncoming(StandInCall call)
    {
        if (call.Account is not SlackAccount account)
        {
            return StandInReply.Text(404, "no_team", Plain);
        }

        if (call.PathValues[1] != account.WebhookId)
        {
            return StandInReply.Text(404, "no_service", Plain);
        }

        if (call.PathValues[2] != account.WebhookSecret)
        {
            return StandInReply.Text(403, "invalid_token", Plain);
        }

        lock (account.Gate)
        {
            try
            {
                var slack = new SlackCall(world, account, Payload(call), call.Root);
                SlackPosting.Post(slack, account.WebhookChannel, SlackContent.Read(slack.Arguments, SlackPosting.LongestPost).NotEmpty());
                return StandInReply.Text(200, "ok", Plain);
            }
            catch (SlackRefusalException e)
            {
                return e.Error == "is_archived"
                    ? StandInReply.Text(410, "channel_is_archived", Plain)
                    : StandInReply.Text(400, e.Error, Plain);
            }
        }
    }

    private StandInReply Respond(StandInCall call)
    {
        if (call.Account is not SlackAccount account)
        {
            return StandInReply.Text(404, "no_team", Plain);
        }

        lock (account.Gate)
        {
            if (!account.ResponseUrls.TryGetValue(call.PathValues[1], out var url) || world.Clock.GetUtcNow() > url.Until)
            {
                return Refuse(404, "expired_url");
            }

            if (url.Uses >= SlackResponseUrl.MostUses)
            {
                return Refuse(404, "used_url");
            }

            try
            {
                Respond(new SlackCall(world, account, Payload(call), call.Root), url);
                url.Uses++;
                return StandInReply.Text(200, SlackCall.Ok().ToJsonString());
            }
            catch (SlackRefusalException e)
            {
                return Refuse(e.Error == "invalid_payload" ? 400 : 200, e.Error);
            }
        }
    }

    private static void Respond(SlackCall call, SlackResponseUrl url)
    {
        var arguments = call.Arguments;
        if (arguments.Flag("delete_original") && url.Message is not null)
        {
            SlackPosting.Delete(call, url.Channel, url.Message);
            return;
        }

        var content = SlackContent.Read(arguments, SlackPosting.LongestPost).NotEmpty();
        if (arguments.Flag("replace_original") && url.Message is not null)
        {
            SlackPosting.Update(call, url.Channel, url.Message, content);
        }
        else if (arguments.Text("response_type") == "in_channel")
        {
            SlackPosting.Post(call, url.Channel, content);
        }
        else
        {
            SlackPosting.PostEphemeral(call, url.Channel, url.User, content);
        }
    }

    private static StandInReply TakeBytes(StandInCall call)
    {
        if (call.Account is not SlackAccount account)
        {
            return StandInReply.Text(404, "Not Found", Plain);
        }

        lock (account.Gate)
        {
            var file = account.Files.Values.First(x => x.Ticket == call.PathValues[0]);
            file.Received = SlackUpload.LengthOf(call);
            return StandInReply.Text(200, string.Create(CultureInfo.InvariantCulture, $"OK - {file.Received}"), Plain);
        }
    }

    // A JSON object, whatever the content type says, or a form with JSON in one field.
    private static SlackArguments Payload(StandInCall call)
    {
        SlackArguments arguments;
        try
        {
            arguments = SlackArguments.Read(call);
        }
        catch (SlackRefusalException)
        {
            throw new SlackRefusalException("invalid_payload");
        }

        return arguments.Nested<JsonObject>("payload", "invalid_payload") is { } payload ? new SlackArguments(payload) : arguments;
    }

    private static StandInReply Refuse(int status, string error) =>
        StandInReply.Text(status, new SlackRefusalException(error).ToJson().ToJsonString());
}
