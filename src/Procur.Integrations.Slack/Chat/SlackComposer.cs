using System.Text.Json;
using System.Text.Json.Nodes;
using Procur.Integrations.Slack.Wire;

namespace Procur.Integrations.Slack;

/// <summary>Makes Slack's blocks of a message's parts. A message of text alone has none.</summary>
internal static class SlackComposer
{
    public const string BlocksField = "blocks";

    /// <summary>Null where the text says everything.</summary>
    public static IReadOnlyList<SlackBlock>? Blocks(ChatMessage message, SlackActions? approval) =>
        message is { Title: null, Fields.Count: 0, Footnote: null, Actions.Count: 0 } && approval is null
            ? null
            : Blocks(message.Title, message.Text, message.Fields, Rows(message.Actions, approval), message.Footnote);

    /// <summary>Empty where the text says everything: Slack keeps the blocks that were there where none are named.</summary>
    public static IReadOnlyList<SlackBlock> Blocks(ChatUpdate update) =>
        update is { Title: null, Fields.Count: 0, Footnote: null, Actions.Count: 0 }
            ? []
            : Blocks(update.Title, update.Text, update.Fields, Rows(update.Actions, null), update.Footnote);

    /// <summary>The rows of buttons.</summary>
    public static IReadOnlyList<SlackBlock> Rows(IReadOnlyList<ChatAction> actions, SlackActions? approval)
    {
        var rows = new List<SlackBlock>();
        if (approval is not null)
        {
            rows.Add(approval);
        }

        foreach (var row in actions.Chunk(SlackBlockRules.ElementsPerActions))
        {
            rows.Add(new SlackActions([.. row.Select(ButtonOf)]));
        }

        return rows;
    }

    /// <summary>Whether a host brings its own blocks.</summary>
    public static bool HasOwnBlocks(JsonObject? options) => options?[BlocksField] is JsonArray;

    /// <summary>Puts rows of buttons below the blocks that a host made itself.</summary>
    public static JsonObject WithRows(JsonObject options, IReadOnlyList<SlackBlock> rows)
    {
        var count = options[BlocksField]!.AsArray().Count + rows.Count;
        if (count > SlackBlockRules.BlocksPerMessage)
        {
            throw new ArgumentException(
                $"Slack takes at most {SlackBlockRules.BlocksPerMessage} blocks in a message; these are {count} with the rows of buttons."
            );
        }

        if (rows.Count == 0)
        {
            return options;
        }

        SlackBlockRules.Check(rows, SlackBlockRules.BlocksPerMessage);
        var further = options.DeepClone().AsObject();
        foreach (var row in rows)
        {
            further[BlocksField]!.AsArray().Add(JsonSerializer.SerializeToNode(row, SlackJson.Default.SlackBlock));
        }

        return further;
    }

    private static List<SlackBlock> Blocks(
        string? title,
        ChatText text,
        IReadOnlyList<ChatField> fields,
        IReadOnlyList<SlackBlock> rows,
        ChatText? footnote
    )
    {
        var blocks = new List<SlackBlock>();
        if (title is not null)
        {
            blocks.Add(new SlackHeader(title));
        }

        blocks.Add(new SlackSection(SlackText.Mrkdwn(text)));
        foreach (var ten in fields.Chunk(SlackBlockRules.FieldsPerSection))
        {
            blocks.Add(new SlackSection { Fields = [.. ten.Select(SlackBlockBuilder.FieldOf)] });
        }

        blocks.AddRange(rows);
        if (footnote is not null)
        {
            blocks.Add(new SlackContext(SlackText.Mrkdwn(footnote)));
        }

        return blocks;
    }

    private static SlackButton ButtonOf(ChatAction action) =>
        SlackApprovals.IsReserved(action.Id)
            ? throw new ArgumentException($"The button id '{action.Id}' is an approval card's; choose another.")
            : new SlackButton(action.Text)
            {
                ActionId = action.Id,
                Value = action.Value,
                Url = action.Url,
                Style = StyleOf(action.Style),
            };

    private static string? StyleOf(ChatActionStyle style) =>
        style switch
        {
            ChatActionStyle.Primary => "primary",
            ChatActionStyle.Danger => "danger",
            _ => null,
        };
}
