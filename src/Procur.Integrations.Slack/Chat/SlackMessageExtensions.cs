using System.Text.Json;
using System.Text.Json.Nodes;
using Procur.Integrations.Slack.Wire;

namespace Procur.Integrations.Slack;

/// <summary>What Slack can do beyond a portable message.</summary>
public static class SlackMessageExtensions
{
    /// <summary>
    /// Shows these blocks in place of those that would be made of title, text, fields and footnote; the text stays what notifications and screen readers
    /// say, and the buttons of actions and approval follow below. Other chat services do not see them.
    /// </summary>
    /// <exception cref="ArgumentException">The blocks break a limit of Slack's.</exception>
    public static ChatMessage WithSlackBlocks(this ChatMessage message, params IReadOnlyList<SlackBlock> blocks)
    {
        ArgumentNullException.ThrowIfNull(message);
        return message with { ProviderOptions = With(message.ProviderOptions, blocks) };
    }

    /// <summary>As <see cref="WithSlackBlocks(ChatMessage, IReadOnlyList{SlackBlock})"/>, for a replacement.</summary>
    /// <exception cref="ArgumentException">The blocks break a limit of Slack's.</exception>
    public static ChatUpdate WithSlackBlocks(this ChatUpdate update, params IReadOnlyList<SlackBlock> blocks)
    {
        ArgumentNullException.ThrowIfNull(update);
        return update with { ProviderOptions = With(update.ProviderOptions, blocks) };
    }

    private static JsonObject With(JsonObject? options, IReadOnlyList<SlackBlock> blocks)
    {
        ArgumentNullException.ThrowIfNull(blocks);
        SlackBlockRules.Check(blocks, SlackBlockRules.BlocksPerMessage);
        var changed = options?.DeepClone().AsObject() ?? [];
        changed[SlackComposer.BlocksField] = JsonSerializer.SerializeToNode(blocks, SlackJson.Default.IReadOnlyListSlackBlock);
        return changed;
    }
}
