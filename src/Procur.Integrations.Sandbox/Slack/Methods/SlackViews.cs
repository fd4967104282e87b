using System.Text.Json.Nodes;
using Procur.Integrations.Sandbox.Slack.Model;
using Procur.Integrations.Sandbox.Slack.Wire;

namespace Procur.Integrations.Sandbox.Slack.Methods;

/// <summary>The methods <c>views.*</c>.</summary>
internal static class SlackViews
{
    private const int LongestTitle = 24;
    private const int LongestMetadata = 3000;

    public static IEnumerable<SlackMethod> Methods { get; } =
    [
        new("views.open", Mutates: true, null, Open),
        new("views.update", Mutates: true, null, Update),
        new("views.publish", Mutates: true, null, Publish),
    ];

    private static JsonObject Open(SlackCall call)
    {
        var id = call.Arguments.Required("trigger_id");
        var content = Content(call, "modal");
        if (!call.Account.Triggers.TryGetValue(id, out var trigger))
        {
            throw new SlackRefusalException("invalid_trigger_id");
        }

        if (trigger.Used)
        {
            throw new SlackRefusalException("exchanged_trigger_id");
        }

        if (call.Now > trigger.Until)
        {
            throw new SlackRefusalException("expired_trigger_id");
        }

        trigger.Used = true;
        return Add(call, trigger.User, content);
    }

    private static JsonObject Update(SlackCall call)
    {
        var (id, externalId) = (call.Arguments.Text("view_id"), call.Arguments.Text("external_id"));
        var view =
            call.Account.Views.Values.FirstOrDefault(x =>
                x.Id == id || (id is null && externalId is not null && x.ExternalId == externalId)
            ) ?? throw new SlackRefusalException("not_found");
        return Replace(call, view, Content(call, "modal"));
    }

    private static JsonObject Publish(SlackCall call)
    {
        var user = call.Arguments.Required("user_id");
        var content = Content(call, "home");
        if (call.Account.FindUser(user) is null)
        {
            throw new SlackRefusalException("user_not_found");
        }

        var home = call.Account.Views.Values.FirstOrDefault(x => x.User == user && SlackJson.Text(x.Content["type"]) == "home");
        return home is null ? Add(call, user, content) : Replace(call, home, content);
    }

    private static JsonObject Add(SlackCall call, string user, JsonObject content)
    {
        var view = new SlackView(SlackIds.New("V"), user, content);
        call.Account.Views.Add(view.Id, view);
        call.Effect("view", view.Id);
        return With(call, view);
    }

    private static JsonObject Replace(SlackCall call, SlackView view, JsonObject content)
    {
        if (call.Arguments.Text("hash") is { } hash && hash != view.Hash)
        {
            throw new SlackRefusalException("hash_conflict");
        }

        view.Update(content);
        call.Effect("view-update", view.Id);
        return With(call, view);
    }

    private static JsonObject With(SlackCall call, SlackView view)
    {
        var ok = SlackCall.Ok();
        ok["view"] = view.ToJson(call.Account);
        return ok;
    }

    private static JsonObject Content(SlackCall call, string type)
    {
        var view = call.Arguments.Nested<JsonObject>("view", "invalid_arguments");
        List<string> errors = [];
        if (view is null)
        {
            throw SlackRefusalException.Because("invalid_arguments", "missing required field: view");
        }

        if (SlackJson.Text(view["type"]) != type)
        {
            errors.Add($"must be of type {type} [json-pointer:/view/type]");
        }

        if (type == "modal" && SlackJson.Text(SlackJson.At(view["title"], "text")) is not { Length: > 0 and <= LongestTitle })
        {
            errors.Add($"must be less than {LongestTitle + 1} characters [json-pointer:/view/title/text]");
        }

        if (SlackJson.Text(view["private_metadata"])?.Length > LongestMetadata)
        {
            errors.Add($"must be less than {LongestMetadata + 1} characters [json-pointer:/view/private_metadata]");
        }

        if (view["blocks"] is not JsonArray blocks)
        {
            errors.Add("missing required field: blocks [json-pointer:/view]");
        }
        else
        {
            SlackBlocks.Check(blocks, SlackBlocks.MostInView, "/view/blocks");
        }

        return errors.Count > 0 ? throw SlackRefusalException.Because("invalid_arguments", errors) : view;
    }
}
