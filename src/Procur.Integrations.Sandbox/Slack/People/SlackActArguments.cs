using System.Text.Json.Nodes;
using Procur.Integrations.Sandbox.Slack.Model;
using Procur.Integrations.Sandbox.Slack.Wire;

namespace Procur.Integrations.Sandbox.Slack.People;

/// <summary>The arguments of an act, as people name things: channels by name or id, users by name, e-mail address or id.</summary>
internal sealed class SlackActArguments(SlackAccount account, JsonObject json)
{
    public string? Text(string name) => SlackJson.Text(json[name]);

    public string Required(string name) => Text(name) ?? throw new SandboxException($"The act needs '{name}', as text.");

    public bool Flag(string name) => json[name] is JsonValue value && value.TryGetValue<bool>(out var flag) && flag;

    /// <summary>Words with commas between them, or an array; null if not given.</summary>
    public IReadOnlyList<string>? List(string name) =>
        json[name] switch
        {
            null => null,
            JsonArray array => [.. array.Select(SlackJson.Text).OfType<string>()],
            var text => SlackJson.Text(text)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
        };

    public SlackUser User()
    {
        var name = Required("user");
        return account.Users.Find(x => x.Id == name || x.Name == name || x.Email == name)
            ?? throw new SandboxException($"There is no user '{name}'; there are {string.Join(", ", account.Users.Select(x => x.Name))}.");
    }

    public SlackChannel Channel()
    {
        var name = Required("channel");
        return account.Channels.Find(x => x.Id == name || (x.Name.Length > 0 && x.Name == name.TrimStart('#')))
            ?? throw new SandboxException($"There is no channel '{name}'.");
    }

    public static SlackMessage Message(SlackChannel channel, string ts) =>
        channel.Find(ts)
        ?? channel.Ephemeral.Find(x => x.Ts == ts)
        ?? throw new SandboxException($"There is no message '{ts}' in '{channel.Id}'.");

    /// <summary>The button to click, by <c>actionId</c> or by the <c>text</c> on it, in the message <c>ts</c> or in the last one that has it.</summary>
    public (SlackMessage Message, JsonObject Block, JsonObject Button) Button(SlackChannel channel)
    {
        var (actionId, text, blockId) = (Text("actionId"), Text("text"), Text("blockId"));
        if (actionId is null && text is null)
        {
            throw new SandboxException("The act needs 'actionId', or the button's 'text'.");
        }

        IEnumerable<SlackMessage> messages = Text("ts") is { } ts
            ? [Message(channel, ts)]
            : channel.Messages.Concat(channel.Ephemeral).OrderByDescending(x => x.Time);
        foreach (var message in messages)
        {
            foreach (var (block, button) in Buttons(message.Content))
            {
                if (
                    (actionId is null || SlackJson.Text(button["action_id"]) == actionId)
                    && (text is null || SlackJson.Text(SlackJson.At(button["text"], "text")) == text)
                    && (blockId is null || SlackJson.Text(block["block_id"]) == blockId)
                )
                {
                    return (message, block, button);
                }
            }
        }

        throw new SandboxException($"There is no button '{actionId ?? text}' to click.");
    }

    private static IEnumerable<(JsonObject Block, JsonObject Button)> Buttons(SlackContent content)
    {
        var inAttachments = content.Attachments?.Select(x => SlackJson.At(x, "blocks")).OfType<JsonArray>() ?? [];
        foreach (var block in inAttachments.Prepend(content.Blocks ?? []).SelectMany(x => x).OfType<JsonObject>())
        {
            var elements = block["elements"] as JsonArray ?? [];
            foreach (var element in elements.Append(block["accessory"]).OfType<JsonObject>())
            {
                if (SlackJson.Text(element["type"]) == "button")
                {
                    yield return (block, element);
                }
            }
        }
    }
}
