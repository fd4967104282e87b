using System.Text.Json.Nodes;

namespace Procur.Integrations.Sandbox.Slack;

/// <summary>Checks blocks by the limits that the service publishes, and gives those without one an id.</summary>
internal sealed class SlackBlocks
{
    public const int MostInMessage = 50;
    public const int MostInView = 100;

    // Observed, not published: slackapi/bolt-js#2509.
    private const int LongestInAll = 13_200;
    private const int LongestMarkdown = 12_000;
    private const int LongestId = 255;
    private const int LongestUrl = 3000;

    private static readonly HashSet<string> Unchecked =
    [
        "divider",
        "rich_text",
        "file",
        "video",
        "input",
        "table",
        "context_actions",
        "datepicker",
        "datetimepicker",
        "timepicker",
        "plain_text_input",
        "users_select",
        "conversations_select",
        "channels_select",
        "external_select",
        "multi_users_select",
        "multi_conversations_select",
        "multi_channels_select",
        "multi_external_select",
        "workflow_button",
    ];

    private readonly List<string> _errors = [];
    private readonly HashSet<string> _blockIds = [];
    private int _markdown;

    /// <exception cref="SlackRefusalException">The service would not take them.</exception>
    /// <param name="blocks">The blocks.</param>
    /// <param name="most">How many there may be.</param>
    /// <param name="at">Where they stand in the call.</param>
    public static void Check(JsonArray blocks, int most, string at)
    {
        var check = new SlackBlocks();
        if (blocks.Count > most)
        {
            check.Add($"no more than {most} items allowed", at);
        }

        for (var i = 0; i < blocks.Count; i++)
        {
            check.Block(blocks[i] as JsonObject ?? throw new SlackRefusalException("invalid_blocks_format"), $"{at}/{i}");
        }

        if (check._markdown > LongestMarkdown)
        {
            check.Add($"must be less than {LongestMarkdown + 1} characters", at);
        }

        if (check._errors.Count > 0)
        {
            throw SlackRefusalException.Because("invalid_blocks", check._errors);
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
                Text(block, "text", 150, at, plain: true, required: true);
                break;
            case "context":
                Items(block, "elements", 1, 10, at, ContextElement);
                break;
            case "actions":
                Items(block, "elements", 1, 25, at, Element, Unique());
                break;
            case "image":
                Image(block, at);
                break;
            case "markdown":
                _markdown += SlackJson.Text(block["text"])?.Length ?? 0;
                Length(block, "text", LongestMarkdown, at, required: true);
                break;
            case { } type when Unchecked.Contains(type):
                break;
            default:
                Add($"unsupported type: {SlackJson.Text(block["type"])}", at + "/type");
                break;
        }
    }

    private void Section(JsonObject section, string at)
    {
        if (section["text"] is null && section["fields"] is null)
        {
            Add("missing required field: text", at);
        }

        Text(section, "text", 3000, at, plain: false, required: false);
        if (section["fields"] is not null)
        {
            Items(section, "fields", 1, 10, at, (field, place) => TextObject(field, 2000, place, plain: false));
        }

        if (section["accessory"] is JsonObject accessory)
        {
            Element(accessory, at + "/accessory");
        }
    }

    private void ContextElement(JsonObject element, string at)
    {
        if (SlackJson.Text(element["type"]) == "image")
        {
            Image(element, at);
        }
        else
        {
            TextObject(element, 3000, at, plain: false);
        }
    }

    private void Image(JsonObject image, string at)
    {
        Length(image, "alt_text", 2000, at, required: true);
        Length(image, "image_url", LongestUrl, at, required: image["slack_file"] is null);
        Text(image, "title", 2000, at, plain: true, required: false);
    }

    private void Element(JsonObject element, string at)
    {
        Length(element, "action_id", LongestId, at, required: false);
        switch (SlackJson.Text(element["type"]))
        {
            case "button":
                Text(element, "text", 75, at, plain: true, required: true);
                Length(element, "value", 2000, at, required: false);
                Length(element, "url", LongestUrl, at, required: false);
                if (element["style"] is { } style && SlackJson.Text(style) is not ("primary" or "danger"))
                {
                    Add("must be a valid enum value", at + "/style");
                }

                break;
            case "static_select" or "multi_static_select":
                Text(element, "placeholder", 150, at, plain: true, required: false);
                if (element["option_groups"] is null)
                {
                    Items(element, "options", 1, 100, at, Option);
                }

                break;
            case "overflow":
                Items(element, "options", 2, 5, at, Option);
                break;
            case "checkboxes" or "radio_buttons":
                Items(element, "options", 1, 10, at, Option);
                break;
            case "image":
                Image(element, at);
                break;
            case { } type when Unchecked.Contains(type):
                break;
            default:
                Add($"unsupported type: {SlackJson.Text(element["type"])}", at + "/type");
                break;
        }

        Confirmation(element, at);
        element["action_id"] ??= SlackIds.Text(5);
    }

    private void Confirmation(JsonObject element, string at)
    {
        if (element["confirm"] is JsonObject confirm)
        {
            Text(confirm, "title", 100, at + "/confirm", plain: true, required: true);
            Text(confirm, "text", 300, at + "/confirm", plain: false, required: true);
            Text(confirm, "confirm", 30, at + "/confirm", plain: true, required: true);
            Text(confirm, "deny", 30, at + "/confirm", plain: true, required: true);
        }
    }

    private void Option(JsonObject option, string at)
    {
        Text(option, "text", 75, at, plain: false, required: true);
        Length(option, "value", 150, at, required: true);
    }

    private void Id(JsonObject block, string at)
    {
        Length(block, "block_id", LongestId, at, required: false);
        if (SlackJson.Text(block["block_id"]) is { Length: > 0 } id)
        {
            if (!_blockIds.Add(id))
            {
                Add($"block_id \"{id}\" already exists for another block", at + "/block_id");
            }
        }
        else
        {
            block["block_id"] = SlackIds.Text(5);
        }
    }

    /// <summary>Elements' action ids have to differ within their block.</summary>
    private Action<JsonObject, string> Unique()
    {
        var seen = new HashSet<string>();
        return (element, at) =>
        {
            if (SlackJson.Text(element["action_id"]) is { } id && !seen.Add(id))
            {
                Add($"action_id \"{id}\" already exists for another action", at + "/action_id");
            }
        };
    }

    private void Items(JsonObject parent, string name, int least, int most, string at, params Action<JsonObject, string>[] checks)
    {
        var place = $"{at}/{name}";
        if (parent[name] is not JsonArray items)
        {
            Add($"missing required field: {name}", at);
            return;
        }

        if (items.Count > most)
        {
            Add($"no more than {most} items allowed", place);
        }

        if (items.Count < least)
        {
            Add($"no fewer than {least} items allowed", place);
        }

        for (var i = 0; i < items.Count; i++)
        {
            if (items[i] is not JsonObject item)
            {
                Add("must provide an object", $"{place}/{i}");
                continue;
            }

            foreach (var check in checks)
            {
                check(item, $"{place}/{i}");
            }
        }
    }

    private void Text(JsonObject parent, string name, int longest, string at, bool plain, bool required)
    {
        switch (parent[name])
        {
            case null when required:
                Add($"missing required field: {name}", at);
                break;
            case null:
                break;
            case JsonObject text:
                TextObject(text, longest, $"{at}/{name}", plain);
                break;
            default:
                Add("must provide an object", $"{at}/{name}");
                break;
        }
    }

    private void TextObject(JsonObject text, int longest, string at, bool plain)
    {
        var type = SlackJson.Text(text["type"]);
        if (type != "plain_text" && (plain || type != "mrkdwn"))
        {
            Add($"unsupported type: {type}", at + "/type");
        }

        Length(text, "text", longest, at, required: true);
    }

    private void Length(JsonObject parent, string name, int longest, string at, bool required)
    {
        if (parent[name] is not { } node)
        {
            if (required)
            {
                Add($"missing required field: {name}", at);
            }

            return;
        }

        if (SlackJson.Text(node) is not { } text)
        {
            Add("must be a string", $"{at}/{name}");
        }
        else if (text.Length > longest)
        {
            Add($"must be less than {longest + 1} characters", $"{at}/{name}");
        }
        else if (text.Length == 0 && required)
        {
            Add("must be more than 0 characters", $"{at}/{name}");
        }
    }

    private void Add(string what, string at) => _errors.Add($"{what} [json-pointer:{at}]");
}
