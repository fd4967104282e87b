using System.Text.Json.Nodes;
using Procur.Integrations.Sandbox.Slack.Wire;

namespace Procur.Integrations.Sandbox.Slack.Model;

/// <summary>What a message says.</summary>
/// <param name="Text">Its text; the fallback where there are blocks.</param>
/// <param name="Blocks">Its blocks; null for none.</param>
/// <param name="Attachments">Its attachments; null for none.</param>
/// <param name="Metadata">What the app wrote on its back; null for nothing.</param>
internal sealed record SlackContent(string? Text, JsonArray? Blocks, JsonArray? Attachments, JsonObject? Metadata)
{
    private const int MostAttachments = 100;
    private const int MostOfMetadata = 8 * 1024;

    public static SlackContent Of(string text) => new(text, null, null, null);

    /// <summary>Reads and checks what a call wants to say.</summary>
    /// <param name="arguments">The call's.</param>
    /// <param name="longest">The greatest length of the text.</param>
    /// <exception cref="SlackRefusalException">The service would not take it.</exception>
    public static SlackContent Read(SlackArguments arguments, int longest)
    {
        var text = arguments.Text("text") ?? arguments.Text("markdown_text");
        if (text?.Length > longest)
        {
            throw new SlackRefusalException("msg_too_long");
        }

        var blocks = arguments.Nested<JsonArray>("blocks", "invalid_blocks_format");
        if (blocks is not null)
        {
            SlackBlocks.Check(blocks, SlackBlocks.MostInMessage, "/blocks");
        }

        var attachments = arguments.Nested<JsonArray>("attachments", "invalid_attachments");
        if (attachments?.Count > MostAttachments)
        {
            throw new SlackRefusalException("too_many_attachments");
        }

        return new SlackContent(text, blocks, attachments, ReadMetadata(arguments));
    }

    /// <summary>The host's own reference in the metadata: the first property <c>reference</c> that is text.</summary>
    public string? Reference => Metadata is null ? null : FindReference(Metadata["event_payload"]);

    /// <exception cref="SlackRefusalException">It says nothing.</exception>
    public SlackContent NotEmpty() =>
        Text is null && Blocks is not { Count: > 0 } && Attachments is not { Count: > 0 }
            ? throw new SlackRefusalException("no_text")
            : this;

    public void AddTo(JsonObject message, bool metadata)
    {
        if (Blocks is { Count: > 0 })
        {
            message["blocks"] = Blocks.DeepClone();
        }

        if (Attachments is { Count: > 0 })
        {
            message["attachments"] = Attachments.DeepClone();
        }

        if (metadata && Metadata is { Count: > 0 })
        {
            message["metadata"] = Metadata.DeepClone();
        }
    }

    private static JsonObject? ReadMetadata(SlackArguments arguments)
    {
        var metadata = arguments.Nested<JsonObject>("metadata", "invalid_metadata_format");
        if (metadata is null or { Count: 0 })
        {
            return metadata;
        }

        if (SlackJson.Text(metadata["event_type"]) is null or "" || metadata["event_payload"] is not JsonObject)
        {
            throw new SlackRefusalException("invalid_metadata_format");
        }

        return metadata.ToJsonString().Length > MostOfMetadata ? throw new SlackRefusalException("metadata_too_large") : metadata;
    }

    private static string? FindReference(JsonNode? node) =>
        node switch
        {
            JsonObject json => SlackJson.Text(json["reference"])
                ?? json.Select(x => FindReference(x.Value)).FirstOrDefault(x => x is not null),
            JsonArray array => array.Select(FindReference).FirstOrDefault(x => x is not null),
            _ => null,
        };
}
