using System.Text.Json.Serialization;

namespace Procur.Integrations.Slack;

/// <summary>A piece of small print: a text or a thumbnail.</summary>
[JsonConverter(typeof(SlackContextItemConverter))]
public readonly record struct SlackContextItem
{
    /// <summary>A text.</summary>
    public SlackContextItem(SlackText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Text = text;
    }

    /// <summary>A thumbnail.</summary>
    public SlackContextItem(SlackThumbnail image)
    {
        ArgumentNullException.ThrowIfNull(image);
        Image = image;
    }

    /// <summary>The text, where it is one.</summary>
    public SlackText? Text { get; }

    /// <summary>The thumbnail, where it is one.</summary>
    public SlackThumbnail? Image { get; }
}
