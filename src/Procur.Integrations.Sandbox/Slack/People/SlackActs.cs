using System.Globalization;
using System.Text.Json.Nodes;
using Procur.Integrations.Sandbox.Slack.Model;
using Procur.Integrations.Sandbox.Slack.Wire;
using Procur.Integrations.Sandbox.StandIns;
using Procur.Integrations.Sandbox.Webhooks;

namespace Procur.Integrations.Sandbox.Slack.People;

/// <summary>What people do in a workspace.</summary>
internal sealed class SlackActs(SandboxWorld world, SlackInteractions interactions, SlackSpeech speech)
{
    private delegate JsonObject Plain(SlackAccount account, SlackActArguments arguments);

    /// <summary>All acts by name.</summary>
    public IReadOnlyDictionary<string, Func<SlackAccount, JsonObject, CancellationToken, Task<JsonObject?>>> All =>
        new Dictionary<string, Func<SlackAccount, JsonObject, CancellationToken, Task<JsonObject?>>>
        {
            ["click"] = interactions.ClickAsync,
            ["command"] = interactions.CommandAsync,
            ["url-verification"] = interactions.VerifyUrlAsync,
            ["say"] = Gated(speech.Say),
            ["react"] = Gated(speech.React),
            ["read"] = Gated(SlackSpeech.Read),
            ["directory"] = Gated(Directory),
            ["scopes"] = Gated(Scopes),
            ["add-user"] = Gated(AddUser),
            ["create-channel"] = Gated(CreateChannel),
            ["remove-bot"] = Gated(RemoveBot),
            ["interactivity-url"] = Gated(SetInteractivityUrl),
            ["own-app"] = Gated(OwnApp),
            ["rotate-tokens"] = Gated(RotateTokens),
        };

    private static Func<SlackAccount, JsonObject, CancellationToken, Task<JsonObject?>> Gated(Plain act) =>
        (account, json, _) =>
        {
            lock (account.Gate)
            {
                return Task.FromResult<JsonObject?>(act(account, new SlackActArguments(account, json)));
            }
        };

    private static JsonObject RotateTokens(SlackAccount account, SlackActArguments arguments)
    {
        account.App.Rotates = true;
        return new JsonObject { ["clientId"] = account.App.ClientId };
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

    /// <summary>A conversation as payloads show it.</summary>
    public static JsonObject Named(SlackChannel channel) =>
        new() { ["id"] = channel.Id, ["name"] = channel.Kind == SlackChannelKind.Direct ? "directmessage" : channel.Name };
}
