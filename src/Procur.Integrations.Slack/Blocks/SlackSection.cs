namespace Procur.Integrations.Slack;

/// <summary>A text (at most 3000 characters), up to ten fields side by side (2000 each), or both, with an element beside it.</summary>
public sealed record SlackSection : SlackBlock
{
    /// <summary>Makes an empty section, for fields.</summary>
    public SlackSection() { }

    /// <summary>Makes a section of a text.</summary>
    public SlackSection(SlackText text) => Text = text;

    /// <summary>The text.</summary>
    public SlackText? Text { get; init; }

    /// <summary>The fields.</summary>
    public IReadOnlyList<SlackText>? Fields { get; init; }

    /// <summary>What stands beside it.</summary>
    public SlackElement? Accessory { get; init; }
}
