using System.Text.Json.Nodes;

namespace Procur.Integrations.Sandbox.Slack.Wire;

/// <summary>Checks the elements of blocks: buttons, menus, images.</summary>
internal sealed class SlackElements(SlackBlockErrors errors)
{
    public const int LongestId = 255;

    private const int LongestUrl = 3000;

    private static readonly HashSet<string> Unchecked =
    [
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

    /// <summary>Checks one, and gives it an action id if it has none.</summary>
    public void Element(JsonObject element, string at)
    {
        errors.Length(element, "action_id", LongestId, at, required: false);
        switch (SlackJson.Text(element["type"]))
        {
            case "button":
                errors.Text(element, "text", 75, at, plain: true, required: true);
                errors.Length(element, "value", 2000, at, required: false);
                errors.Length(element, "url", LongestUrl, at, required: false);
                if (element["style"] is { } style && SlackJson.Text(style) is not ("primary" or "danger"))
                {
                    errors.Add("must be a valid enum value", at + "/style");
                }

                break;
            case "static_select" or "multi_static_select":
                errors.Text(element, "placeholder", 150, at, plain: true, required: false);
                if (element["option_groups"] is null)
                {
                    errors.Items(element, "options", 1, 100, at, Option);
                }

                break;
            case "overflow":
                errors.Items(element, "options", 2, 5, at, Option);
                break;
            case "checkboxes" or "radio_buttons":
                errors.Items(element, "options", 1, 10, at, Option);
                break;
            case "image":
                Image(element, at);
                break;
            case { } type when Unchecked.Contains(type):
                break;
            default:
                errors.Add($"unsupported type: {SlackJson.Text(element["type"])}", at + "/type");
                break;
        }

        Confirmation(element, at);
        element["action_id"] ??= SlackIds.Text(5);
    }

    private void Confirmation(JsonObject element, string at)
    {
        if (element["confirm"] is JsonObject confirm)
        {
            errors.Text(confirm, "title", 100, at + "/confirm", plain: true, required: true);
            errors.Text(confirm, "text", 300, at + "/confirm", plain: false, required: true);
            errors.Text(confirm, "confirm", 30, at + "/confirm", plain: true, required: true);
            errors.Text(confirm, "deny", 30, at + "/confirm", plain: true, required: true);
        }
    }

    private void Option(JsonObject option, string at)
    {
        errors.Text(option, "text", 75, at, plain: false, required: true);
        errors.Length(option, "value", 150, at, required: true);
    }

    public void Image(JsonObject image, string at)
    {
        errors.Length(image, "alt_text", 2000, at, required: true);
        errors.Length(image, "image_url", LongestUrl, at, required: image["slack_file"] is null);
        errors.Text(image, "title", 2000, at, plain: true, required: false);
    }

    /// <summary>Elements' action ids have to differ within their block.</summary>
    public Action<JsonObject, string> Unique()
    {
        var seen = new HashSet<string>();
        return (element, at) =>
        {
            if (SlackJson.Text(element["action_id"]) is { } id && !seen.Add(id))
            {
                errors.Add($"action_id \"{id}\" already exists for another action", at + "/action_id");
            }
        };
    }
}
