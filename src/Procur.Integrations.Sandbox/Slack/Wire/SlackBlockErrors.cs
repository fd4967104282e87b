using System.Text.Json.Nodes;

namespace Procur.Integrations.Sandbox.Slack.Wire;

/// <summary>What is wrong with blocks and where, and the checks that all kinds of blocks have in common.</summary>
internal sealed class SlackBlockErrors
{
    private readonly List<string> _errors = [];

    public IReadOnlyList<string> All => _errors;

    public void Add(string what, string at) => _errors.Add($"{what} [json-pointer:{at}]");

    public void Items(JsonObject parent, string name, int least, int most, string at, params Action<JsonObject, string>[] checks)
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

    public void Text(JsonObject parent, string name, int longest, string at, bool plain, bool required)
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

    public void TextObject(JsonObject text, int longest, string at, bool plain)
    {
        var type = SlackJson.Text(text["type"]);
        if (type != "plain_text" && (plain || type != "mrkdwn"))
        {
            Add($"unsupported type: {type}", at + "/type");
        }

        Length(text, "text", longest, at, required: true);
    }

    public void Length(JsonObject parent, string name, int longest, string at, bool required)
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
}
