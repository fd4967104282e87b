namespace Procur.Integrations.Slack;

/// <summary>Puts blocks together. For one message and one thread.</summary>
public sealed class SlackBlockBuilder
{
    private readonly List<SlackBlock> blocks = [];

    /// <summary>Adds a title: at most 150 characters.</summary>
    public SlackBlockBuilder Header(string text) => Add(new SlackHeader(text));

    /// <summary>Adds a text: at most 3000 characters.</summary>
    public SlackBlockBuilder Section(ChatText text, SlackElement? accessory = null) =>
        Add(new SlackSection(SlackText.Mrkdwn(text)) { Accessory = accessory });

    /// <summary>Adds names and values, ten a block.</summary>
    public SlackBlockBuilder Fields(params IReadOnlyList<ChatField> fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        foreach (var ten in fields.Chunk(SlackBlockRules.FieldsPerSection))
        {
            Add(new SlackSection { Fields = [.. ten.Select(FieldOf)] });
        }

        return this;
    }

    /// <summary>Adds small print.</summary>
    public SlackBlockBuilder Context(ChatText text) => Add(new SlackContext(SlackText.Mrkdwn(text)));

    /// <summary>Adds buttons and menus, 25 a block.</summary>
    public SlackBlockBuilder Actions(params IReadOnlyList<SlackElement> elements)
    {
        ArgumentNullException.ThrowIfNull(elements);
        foreach (var row in elements.Chunk(SlackBlockRules.ElementsPerActions))
        {
            Add(new SlackActions(row));
        }

        return this;
    }

    /// <summary>Adds a line.</summary>
    public SlackBlockBuilder Divider() => Add(new SlackDivider());

    /// <summary>Adds a picture.</summary>
    public SlackBlockBuilder Image(Uri address, string altText) => Add(new SlackImage(address, altText));

    /// <summary>Adds Markdown.</summary>
    public SlackBlockBuilder Markdown(string text) => Add(new SlackMarkdown(text));

    /// <summary>Adds any block.</summary>
    public SlackBlockBuilder Add(SlackBlock block)
    {
        ArgumentNullException.ThrowIfNull(block);
        blocks.Add(block);
        return this;
    }

    /// <summary>The blocks.</summary>
    /// <exception cref="ArgumentException">They break a limit of Slack's.</exception>
    public IReadOnlyList<SlackBlock> Build()
    {
        SlackBlockRules.Check(blocks, SlackBlockRules.BlocksPerMessage);
        return [.. blocks];
    }

    internal static SlackText FieldOf(ChatField field) => SlackText.Mrkdwn(ChatText.Bold(field.Name) + "\n" + field.Value);
}
