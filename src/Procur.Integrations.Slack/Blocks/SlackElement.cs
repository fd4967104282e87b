using System.Text.Json.Serialization;

namespace Procur.Integrations.Slack;

/// <summary>Something to press, choose or fill in, within a block; or a piece of a <see cref="SlackContext"/>.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(SlackButton), "button")]
[JsonDerivedType(typeof(SlackSelect), "static_select")]
[JsonDerivedType(typeof(SlackUserSelect), "users_select")]
[JsonDerivedType(typeof(SlackOverflow), "overflow")]
[JsonDerivedType(typeof(SlackTextInput), "plain_text_input")]
[JsonDerivedType(typeof(SlackThumbnail), "image")]
public abstract record SlackElement
{
    private protected SlackElement() { }

    /// <summary>The id that comes back when it is used, at most 255 characters, unique within the message.</summary>
    public string? ActionId { get; init; }
}
