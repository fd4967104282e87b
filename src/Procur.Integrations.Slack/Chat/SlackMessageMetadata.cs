using Procur.Integrations.Slack.Wire;

namespace Procur.Integrations.Slack;

/// <summary>What is attached to each message, unseen: by it a message whose answer was lost is found again.</summary>
internal static class SlackMessageMetadata
{
    /// <summary>The name of the library's own id.</summary>
    public const string IdField = SlackPostMetadataConverter.IdField;
    private const string DefaultType = "procur_message";

    public static SlackPostMetadata Of(ChatMessage message, string id) =>
        new(message.Kind is { Length: > 0 } kind ? TypeOf(kind) : DefaultType, message.Metadata) { Reference = message.Reference, Id = id };

    // Slack takes letters, digits and underscores.
    private static string TypeOf(string kind) => string.Create(kind.Length, kind, static (to, from) => Write(from, to));

    private static void Write(string from, Span<char> to)
    {
        for (var i = 0; i < to.Length; i++)
        {
            to[i] = char.IsAsciiLetterOrDigit(from[i]) ? from[i] : '_';
        }
    }
}
