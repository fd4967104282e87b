using System.Text.Json.Serialization;

namespace Procur.Integrations.Slack;

/// <summary>A block of a message or view. Slack's limits are checked before anything is sent.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(SlackSection), "section")]
[JsonDerivedType(typeof(SlackHeader), "header")]
[JsonDerivedType(typeof(SlackContext), "context")]
[JsonDerivedType(typeof(SlackActions), "actions")]
[JsonDerivedType(typeof(SlackDivider), "divider")]
[JsonDerivedType(typeof(SlackImage), "image")]
[JsonDerivedType(typeof(SlackMarkdown), "markdown")]
[JsonDerivedType(typeof(SlackInput), "input")]
public abstract record SlackBlock
{
    private protected SlackBlock() { }

    /// <summary>The block's id, at most 255 characters, unique within the message; it comes back with interactions.</summary>
    public string? BlockId { get; init; }
}
