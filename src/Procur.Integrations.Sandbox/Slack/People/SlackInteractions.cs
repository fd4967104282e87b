using System.Globalization;
using System.Text.Json.Nodes;
using Procur.Integrations.Sandbox.Slack.Model;
using Procur.Integrations.Sandbox.Slack.Wire;
using Procur.Integrations.Sandbox.StandIns;
using Procur.Integrations.Sandbox.Webhooks;

namespace Procur.Integrations.Sandbox.Slack.People;

/// <summary>What people do with the app itself: they click its buttons and give it commands.</summary>
internal sealed class SlackInteractions(SandboxWorld world, SlackSender sender)
{
    /// <summary>Clicks a button. What is sent is what stands in the message, unless a value is given: then it is forged.</summary>
    public async Task<JsonObject?> ClickAsync(SlackAccount account, JsonObject json, CancellationToken cancellationToken)
    {
        JsonObject payload;
        string trigger;
        lock (account.Gate)
        {
            var arguments = new SlackActArguments(account, json);
            var (user, channel) = (arguments.User(), arguments.Channel());
            var (message, block, button) = arguments.Button(channel);
            var now = world.Clock.GetUtcNow();
            trigger = Trigger(account, user, now);
            payload = new JsonObject
            {
                ["type"] = "block_actions",
                ["user"] = new JsonObject
                {
                    ["id"] = user.Id,
                    ["username"] = user.Name,
                    ["name"] = user.Name,
                    ["team_id"] = account.TeamId,
                },
                ["api_app_id"] = account.App.Id,
                ["token"] = account.App.VerificationToken,
                ["container"] = new JsonObject
                {
                    ["type"] = "message",
                    ["message_ts"] = message.Ts,
                    ["channel_id"] = channel.Id,
                    ["is_ephemeral"] = message.OnlyFor is not null,
                },
                ["trigger_id"] = trigger,
                ["team"] = new JsonObject { ["id"] = account.TeamId, ["domain"] = account.Domain },
                ["enterprise"] = null,
                ["is_enterprise_install"] = false,
                ["channel"] = SlackActs.Named(channel),
                ["message"] = message.ToJson(account, metadata: false),
                ["state"] = new JsonObject { ["values"] = new JsonObject() },
                ["response_url"] = ResponseUrl(account, "actions", channel, message, user, now),
                ["actions"] = SlackJson.Objects([Action(block, button, arguments.Text("value"), now)]),
            };
            if (message.Parent is not null)
            {
                payload["container"]!["thread_ts"] = message.Parent.Ts;
            }
        }

        var reply = await sender.InteractionAsync(account, trigger, payload, cancellationToken).ConfigureAwait(false);
        var seen = Seen(reply);
        seen["payload"] = payload;
        return seen;
    }

    private static JsonObject Action(JsonObject block, JsonObject button, string? forged, DateTimeOffset now)
    {
        var action = new JsonObject
        {
            ["action_id"] = button["action_id"]?.DeepClone(),
            ["block_id"] = block["block_id"]?.DeepClone(),
            ["text"] = button["text"]?.DeepClone(),
            ["type"] = "button",
            ["action_ts"] = string.Create(CultureInfo.InvariantCulture, $"{now.ToUnixTimeMilliseconds() / 1000m:0.000000}"),
        };
        foreach (var name in new[] { "value", "style", "url" })
        {
            if (button[name] is { } node)
            {
                action[name] = node.DeepClone();
            }
        }

        if (forged is not null)
        {
            action["value"] = forged;
        }

        return action;
    }

    /// <summary>Gives a slash command.</summary>
    public async Task<JsonObject?> CommandAsync(SlackAccount account, JsonObject json, CancellationToken cancellationToken)
    {
        Dictionary<string, string> fields;
        string trigger;
        lock (account.Gate)
        {
            var arguments = new SlackActArguments(account, json);
            var (user, channel) = (arguments.User(), arguments.Channel());
            var now = world.Clock.GetUtcNow();
            trigger = Trigger(account, user, now);
            fields = new Dictionary<string, string>
            {
                ["token"] = account.App.VerificationToken,
                ["team_id"] = account.TeamId,
                ["team_domain"] = account.Domain,
                ["channel_id"] = channel.Id,
                ["channel_name"] = channel.Name.Length == 0 ? "directmessage" : channel.Name,
                ["user_id"] = user.Id,
                ["user_name"] = user.Name,
                ["command"] = arguments.Required("command"),
                ["text"] = arguments.Text("text") ?? "",
                ["api_app_id"] = account.App.Id,
                ["is_enterprise_install"] = "false",
                ["response_url"] = ResponseUrl(account, "commands", channel, null, user, now),
                ["trigger_id"] = trigger,
            };
        }

        var reply = await sender.CommandAsync(account, trigger, fields, cancellationToken).ConfigureAwait(false);
        var seen = Seen(reply);
        seen["responseUrl"] = fields["response_url"];
        seen["triggerId"] = trigger;
        return seen;
    }

    /// <summary>Saves the address for events in the console of the service, which makes sure of it.</summary>
    public async Task<JsonObject?> VerifyUrlAsync(SlackAccount account, JsonObject json, CancellationToken cancellationToken)
    {
        var challenge = SlackJson.Text(json["challenge"]) ?? SlackIds.Text(52);
        var reply = await sender.ChallengeAsync(account, challenge, cancellationToken).ConfigureAwait(false);
        var seen = Seen(reply);
        seen["challenge"] = challenge;
        // The service takes the bare text, and JSON or a form that holds it.
        seen["verified"] = reply.Status is 200 && reply.Body.Contains(challenge, StringComparison.Ordinal);
        return seen;
    }

    private static JsonObject Seen(WebhookReply reply) =>
        new()
        {
            ["outcome"] = reply.Outcome.ToString(),
            ["status"] = reply.Status,
            ["body"] = reply.Body,
        };

    private static string Trigger(SlackAccount account, SlackUser user, DateTimeOffset now)
    {
        var id = $"{SlackIds.Digits(13)}.{SlackIds.Digits(12)}.{SlackIds.Hex(16)}";
        account.Triggers.Add(id, new SlackTrigger(id, user.Id, now + SlackTrigger.Lifetime));
        return id;
    }

    private string ResponseUrl(
        SlackAccount account,
        string kind,
        SlackChannel channel,
        SlackMessage? message,
        SlackUser user,
        DateTimeOffset now
    )
    {
        var secret = SlackIds.Text(24);
        account.ResponseUrls.Add(secret, new SlackResponseUrl(channel, message, user.Id, now + SlackResponseUrl.Lifetime));
        return new Uri(world.RootOf(SlackStandIn.Name), $"{kind}/{account.TeamId}/{secret}").AbsoluteUri;
    }
}
