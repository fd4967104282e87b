using System.Globalization;
using System.Text.Json.Nodes;
using Procur.Integrations.Sandbox.StandIns;
using Procur.Integrations.Sandbox.Webhooks;

namespace Procur.Integrations.Sandbox.Slack;

/// <summary>What people do in a workspace.</summary>
internal sealed class SlackActs(SandboxWorld world)
{
    private readonly SlackSender _sender = new(world);

    private delegate JsonObject Plain(SlackAccount account, SlackActArguments arguments);

    /// <summary>All acts by name.</summary>
    public IReadOnlyDictionary<string, Func<SlackAccount, JsonObject, CancellationToken, Task<JsonObject?>>> All =>
        new Dictionary<string, Func<SlackAccount, JsonObject, CancellationToken, Task<JsonObject?>>>
        {
            ["click"] = ClickAsync,
            ["command"] = CommandAsync,
            ["url-verification"] = VerifyUrlAsync,
            ["say"] = Gated(Say),
            ["react"] = Gated(React),
            ["read"] = Gated(Read),
            ["directory"] = Gated(Directory),
            ["scopes"] = Gated(Scopes),
            ["add-user"] = Gated(AddUser),
            ["create-channel"] = Gated(CreateChannel),
            ["remove-bot"] = Gated(RemoveBot),
            ["interactivity-url"] = Gated(SetInteractivityUrl),
            ["own-app"] = Gated(OwnApp),
        };

    private static Func<SlackAccount, JsonObject, CancellationToken, Task<JsonObject?>> Gated(Plain act) =>
        (account, json, _) =>
        {
            lock (account.Gate)
            {
                return Task.FromResult<JsonObject?>(act(account, new SlackActArguments(account, json)));
            }
        };

    /// <summary>Clicks a button. What is sent is what stands in the message, unless a value is given: then it is forged.</summary>
    private async Task<JsonObject?> ClickAsync(SlackAccount account, JsonObject json, CancellationToken cancellationToken)
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
                ["channel"] = Named(channel),
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

        var reply = await _sender.InteractionAsync(account, trigger, payload, cancellationToken).ConfigureAwait(false);
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

    private async Task<JsonObject?> CommandAsync(SlackAccount account, JsonObject json, CancellationToken cancellationToken)
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

        var reply = await _sender.CommandAsync(account, trigger, fields, cancellationToken).ConfigureAwait(false);
        var seen = Seen(reply);
        seen["responseUrl"] = fields["response_url"];
        seen["triggerId"] = trigger;
        return seen;
    }

    private async Task<JsonObject?> VerifyUrlAsync(SlackAccount account, JsonObject json, CancellationToken cancellationToken)
    {
        var challenge = SlackJson.Text(json["challenge"]) ?? SlackIds.Text(52);
        var reply = await _sender.ChallengeAsync(account, challenge, cancellationToken).ConfigureAwait(false);
        var seen = Seen(reply);
        seen["challenge"] = challenge;
        // The service takes the bare text, and JSON or a form that holds it.
        seen["verified"] = reply.Status is 200 && reply.Body.Contains(challenge, StringComparison.Ordinal);
        return seen;
    }

    private JsonObject Say(SlackAccount account, SlackActArguments arguments)
    {
        var (user, channel, text) = (arguments.User(), arguments.Channel(), arguments.Required("text"));
        var thread = arguments.Text("thread") is { } ts ? SlackActArguments.Message(channel, ts) : null;
        var message = new SlackMessage(account.NextTs(world.Clock.GetUtcNow()))
        {
            User = user.Id,
            Content = SlackContent.Of(text),
            Parent = thread?.Parent ?? thread,
        };
        channel.Add(message);
        var ids = new List<string?>();
        if (channel.Members.Contains(account.BotUserId))
        {
            ids.Add(_sender.Event(account, MessageEvent("message", account, channel, message)));
            if (text.Contains($"<@{account.BotUserId}>", StringComparison.Ordinal) && channel.Kind != SlackChannelKind.Direct)
            {
                ids.Add(_sender.Event(account, MessageEvent("app_mention", account, channel, message)));
            }
        }

        return new JsonObject
        {
            ["channel"] = channel.Id,
            ["ts"] = message.Ts,
            ["eventIds"] = SlackJson.Texts(ids.OfType<string>()),
        };
    }

    private static JsonObject MessageEvent(string type, SlackAccount account, SlackChannel channel, SlackMessage message)
    {
        var json = message.ToJson(account, metadata: false);
        json["type"] = type;
        json["channel"] = channel.Id;
        json["event_ts"] = message.Ts;
        if (type == "message")
        {
            json["channel_type"] = channel.EventType;
            json["client_msg_id"] = Guid.NewGuid().ToString();
        }

        return json;
    }

    private JsonObject React(SlackAccount account, SlackActArguments arguments)
    {
        var (user, channel, name) = (arguments.User(), arguments.Channel(), arguments.Required("name"));
        var message = SlackActArguments.Message(channel, arguments.Required("ts"));
        try
        {
            SlackReactions.Add(message, name, user.Id);
        }
        catch (SlackRefusalException e)
        {
            throw new SandboxException($"The reaction is refused: {e.Error}.");
        }

        var id = _sender.Event(
            account,
            new JsonObject
            {
                ["type"] = "reaction_added",
                ["user"] = user.Id,
                ["reaction"] = name,
                ["item"] = new JsonObject
                {
                    ["type"] = "message",
                    ["channel"] = channel.Id,
                    ["ts"] = message.Ts,
                },
                ["item_user"] = message.User,
                ["event_ts"] = account.NextTs(world.Clock.GetUtcNow()),
            }
        );
        return new JsonObject { ["eventIds"] = SlackJson.Texts(id is null ? [] : [id]) };
    }

    private static JsonObject Read(SlackAccount account, SlackActArguments arguments)
    {
        var channel = arguments.Channel();
        return new JsonObject
        {
            ["messages"] = SlackJson.Objects(channel.Messages.Select(x => x.ToJson(account, metadata: true))),
            ["ephemeral"] = SlackJson.Objects(
                channel.Ephemeral.Select(x =>
                {
                    var json = x.ToJson(account, metadata: true);
                    json["only_for"] = x.OnlyFor;
                    return json;
                })
            ),
        };
    }

    private static JsonObject Directory(SlackAccount account, SlackActArguments arguments) =>
        new()
        {
            ["teamId"] = account.TeamId,
            ["botUserId"] = account.BotUserId,
            ["botId"] = account.BotId,
            ["users"] = SlackJson.Objects(
                account.Users.Select(x => new JsonObject
                {
                    ["id"] = x.Id,
                    ["name"] = x.Name,
                    ["email"] = x.Email,
                })
            ),
            ["channels"] = SlackJson.Objects(account.Channels.Select(Named)),
        };

    /// <summary>Sets, adds or takes scopes, with commas between them.</summary>
    private static JsonObject Scopes(SlackAccount account, SlackActArguments arguments)
    {
        if (arguments.List("set") is { } set)
        {
            account.Scopes.Clear();
            account.Scopes.UnionWith(set);
        }

        account.Scopes.UnionWith(arguments.List("add") ?? []);
        account.Scopes.ExceptWith(arguments.List("remove") ?? []);
        return new JsonObject { ["scopes"] = SlackJson.Texts(account.Scopes) };
    }

    private static JsonObject AddUser(SlackAccount account, SlackActArguments arguments)
    {
        var name = arguments.Required("name");
        var user = new SlackUser(
            SlackIds.New("U"),
            name,
            arguments.Text("realName") ?? name,
            arguments.Text("email") ?? $"{name}@procur.example",
            IsBot: false
        );
        account.Users.Add(user);
        return new JsonObject
        {
            ["id"] = user.Id,
            ["name"] = user.Name,
            ["email"] = user.Email,
        };
    }

    /// <summary>Makes a channel in which the bot is no member.</summary>
    private JsonObject CreateChannel(SlackAccount account, SlackActArguments arguments)
    {
        var (user, name) = (arguments.User(), arguments.Required("name"));
        if (account.Channels.Exists(x => x.Name == name))
        {
            throw new SandboxException($"There is a channel '{name}' already.");
        }

        var kind = arguments.Flag("private") ? SlackChannelKind.Private : SlackChannelKind.Public;
        var channel = new SlackChannel(SlackIds.New("C"), kind, name, world.Clock.GetUtcNow(), user.Id);
        channel.Members.Add(user.Id);
        account.Channels.Add(channel);
        return Named(channel);
    }

    private static JsonObject RemoveBot(SlackAccount account, SlackActArguments arguments)
    {
        var channel = arguments.Channel();
        channel.Members.Remove(account.BotUserId);
        return Named(channel);
    }

    private static JsonObject SetInteractivityUrl(SlackAccount account, SlackActArguments arguments)
    {
        var text = arguments.Text("url");
        account.InteractivityUrl =
            text is null ? null
            : Uri.TryCreate(text, UriKind.Absolute, out var url) ? url
            : throw new SandboxException($"'{text}' is not an address.");
        return new JsonObject { ["url"] = text };
    }

    /// <summary>Installs an app of its own in the workspace, with an id and a signing secret that no other workspace has.</summary>
    private static JsonObject OwnApp(SlackAccount account, SlackActArguments arguments)
    {
        account.App = new SlackApp();
        return new JsonObject { ["appId"] = account.App.Id };
    }

    private static JsonObject Named(SlackChannel channel) =>
        new() { ["id"] = channel.Id, ["name"] = channel.Kind == SlackChannelKind.Direct ? "directmessage" : channel.Name };

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
