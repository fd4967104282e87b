using System.Text.Json.Nodes;

namespace Procur.Integrations.Sandbox.Slack.Wire;

/// <summary>Checks blocks by the limits that the service publishes, and gives those without one an id.</summary>
internal sealed class SlackBlocks
{
    public const int MostInMessage = 50;
    public const int MostInView = 100;

    // Observed, not published: slackapi/bolt-js#2509.
    private const int LongestInAll = 13_200;
    private const int LongestMarkdown = 12_000;

    private static readonly HashSet<string> Unchecked = ["divider", "rich_text", "file", "video", "input", "table", "context_actions"];

    private readonly SlackBlockErrors _errors = new();
    private readonly SlackElements _elements;
    private readonly HashSet<string> _blockIds = [];
    private int _markdown;

    private SlackBlocks() => _elements = new SlackElements(_errors);

    /// <exception cref="SlackRefusalException">The service would not take them.</exception>
    /// <param name="blocks">The blocks.</param>
    /// <param name="most">How many there may be.</param>
    /// <param name="at">Where they stand in the call.</param>
    public static void Check(JsonArray blocks, int most, string at)
    {
        var check = new SlackBlocks();
        if (blocks.Count > most)
        {
            check._errors.Add($"no more than {most} items allowed", at);
        }

        for (var i = 0; i < blocks.Count; i++)
        {
            check.Block(blocks[i] as JsonObject ?? throw new SlackRefusalException("invalid_blocks_format"), $"{at}/{i}");
        }

        if (check._markdown > LongestMarkdown)
        {
            check._errors.Add($"must be less than {LongestMarkdown + 1} characters", at);
        }

        if (check._errors.All.Count > 0)
        {
            throw SlackRefusalException.Because("invalid_blocks", check._errors.All);
        }

        if (LengthOfTexts(blocks) > LongestInAll)
        {
            throw new SlackRefusalException("msg_blocks_too_long");
        }
    }

    private static int LengthOfTexts(JsonNode? node) =>
        node switch
        {
            JsonArray array => array.Sum(LengthOfTexts),
            JsonObject json => (SlackJson.Text(json["text"])?.Length ?? 0)
                + json.Sum(x => x.Value is JsonValue ? 0 : LengthOfTexts(x.Value)),
            _ => 0,
        };

    private void Block(JsonObject block, string at)
    {
        Id(block, at);
        switch (SlackJson.Text(block["type"]))
        {
            case "section":
                Section(block, at);
                break;
            case "header":
                _errors.Text(block, "text", 150, at, plain: true, required: true);
                break;
            case "context":
                _errors.Items(block, "elements", 1, 10, at, ContextElement);
                break;
            case "actions":
                _errors.Items(block, "elements", 1, 25, at, _elements.Element, _elements.Unique());
                break;
            case "image":
                _elements.Image(block, at);
                break;
            case "markdown":
                _markdown += SlackJson.Text(block["text"])?.Length ?? 0;
                _errors.Length(block, "text", LongestMarkdown, at, required: true);
                break;
            case { } type when Unchecked.Contains(type):
                break;
            default:
                _errors.Add($"unsupported type: {SlackJson.Text(block["type"])}", at + "/type");
                break;
        }
    }

    private void Section(JsonObject section, string at)
    {
        if (section["text"] is null && section["fields"] is null)
        {
            _errors.Add("missing required field: text", at);
        }

        _errors.Text(section, "text", 3000, at, plain: false, required: false);
        if (section["fields"] is not null)
        {
            _errors.Items(section, "fields", 1, 10, at, (field, place) => _errors.TextObject(field, 2000, place, plain: false));
        }

        if (section["accessory"] is JsonObject accessory)
        {
            _elements.Element(accessory, at + "/accessory");
        }
    }

    private void ContextElement(JsonObject element, string at)
    {
        if (SlackJson.Text(element["type"]) == "image")
        {
            _elements.Image(element, at);
        }
        else
        {
            _errors.TextObject(element, 3000, at, plain: false);
        }
    }

    private void Id(JsonObject block, string at)
    {
        _errors.Length(block, "block_id", SlackElements.LongestId, at, required: false);
        if (SlackJson.Text(block["block_id"]) is { Length: > 0 } id)
        {
            if (!_blockIds.Add(id))
            {
                _errors.Add($"block_id \"{id}\" already exists for another block", at + "/block_id");
            }
        }
        else
        {
            block["block_id"] = SlackIds.Text(5);
        }
    }
}
