using System.Text.Json.Nodes;
using Procur.Integrations.Sandbox.Slack.Model;
using Procur.Integrations.Sandbox.Slack.Wire;
using Procur.Integrations.Sandbox.StandIns;

namespace Procur.Integrations.Sandbox.Slack.Methods;

/// <summary>A call while it is carried out; the account's gate is held.</summary>
internal sealed class SlackCall(SandboxWorld world, SlackAccount account, SlackArguments arguments, Uri root)
{
    public SlackAccount Account { get; } = account;

    public SlackArguments Arguments { get; } = arguments;

    /// <summary>Where the service's root is for this caller.</summary>
    public Uri Root { get; } = root;

    public DateTimeOffset Now => world.Clock.GetUtcNow();

    public static JsonObject Ok() => new() { ["ok"] = true };

    /// <summary>Writes to the ledger.</summary>
    public void Effect(string kind, string id, string? reference = null) =>
        world.Ledger.Write(new SandboxEffect(SlackStandIn.Name, Account.Name, kind, id, null, null, reference, Now));

    /// <exception cref="SlackRefusalException">The app has none of these scopes.</exception>
    public void Need(params IReadOnlyList<string> anyOf)
    {
        if (!anyOf.Any(Account.Scopes.Contains))
        {
            throw MissingScope(Account, anyOf[0]);
        }
    }

    public static SlackRefusalException MissingScope(SlackAccount account, string needed) =>
        new("missing_scope", new JsonObject { ["needed"] = needed, ["provided"] = string.Join(',', account.Scopes) });

    /// <summary>The conversation that an argument names by its id.</summary>
    /// <exception cref="SlackRefusalException">There is none that the bot can see.</exception>
    public SlackChannel Channel()
    {
        var id = Arguments.Required("channel");
        return Visible(Account.Channels.Find(x => x.Id == id));
    }

    /// <summary>As <see cref="Channel"/>, and a member's id stands for the direct conversation with him, and a public channel's name for the channel.</summary>
    public SlackChannel Destination()
    {
        var id = Arguments.Required("channel");
        if (Account.FindUser(id) is { IsBot: false })
        {
            return Account.OpenDirect([id], Now).Channel;
        }

        return Visible(
            Account.Channels.Find(x => x.Id == id)
                ?? Account.Channels.Find(x => x.Kind == SlackChannelKind.Public && x.Name == id.TrimStart('#'))
        );
    }

    /// <exception cref="SlackRefusalException">The bot is no member.</exception>
    public void NeedMembership(SlackChannel channel)
    {
        if (!channel.Members.Contains(Account.BotUserId))
        {
            throw new SlackRefusalException("not_in_channel");
        }
    }

    /// <summary>A message of a conversation.</summary>
    /// <exception cref="SlackRefusalException">It is not there.</exception>
    public static SlackMessage Message(SlackChannel channel, string ts) =>
        channel.Find(ts) ?? throw new SlackRefusalException("message_not_found");

    private SlackChannel Visible(SlackChannel? channel) =>
        channel is null || (channel.Kind != SlackChannelKind.Public && !channel.Members.Contains(Account.BotUserId))
            ? throw new SlackRefusalException("channel_not_found")
            : channel;
}
