using System.Text.Json.Nodes;
using Procur.Integrations.Sandbox.Slack.Wire;

namespace Procur.Integrations.Sandbox.Slack.Model;

/// <summary>A modal, or somebody's home tab.</summary>
internal sealed class SlackView(string id, string user, JsonObject content)
{
    public string Id { get; } = id;

    public string User { get; } = user;

    public JsonObject Content { get; set; } = content;

    /// <summary>Changes with each update.</summary>
    public string Hash { get; private set; } = NewHash();

    public string? ExternalId => SlackJson.Text(Content["external_id"]);

    public void Update(JsonObject content) => (Content, Hash) = (content, NewHash());

    public JsonObject ToJson(SlackAccount account)
    {
        var json = (JsonObject)Content.DeepClone();
        json["id"] = Id;
        json["team_id"] = account.TeamId;
        json["app_id"] = account.App.Id;
        json["bot_id"] = account.BotId;
        json["hash"] = Hash;
        json["root_view_id"] = Id;
        json["previous_view_id"] = null;
        json["state"] = new JsonObject { ["values"] = new JsonObject() };
        return json;
    }

    private static string NewHash() => $"{SlackIds.Digits(10)}.{SlackIds.Text(8)}";
}
