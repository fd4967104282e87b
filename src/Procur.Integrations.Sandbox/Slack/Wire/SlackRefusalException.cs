using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;

namespace Procur.Integrations.Sandbox.Slack.Wire;

/// <summary>The service refuses: 200 with <c>ok: false</c>.</summary>
/// <param name="error">The service's word for it.</param>
/// <param name="details">What else stands in the answer.</param>
[SuppressMessage("Design", "CA1064:Exceptions should be public", Justification = "It never leaves the stand-in.")]
internal sealed class SlackRefusalException(string error, JsonObject? details = null) : Exception(error)
{
    public string Error => Message;

    public JsonObject ToJson()
    {
        var json = new JsonObject { ["ok"] = false, ["error"] = Error };
        foreach (var (name, value) in details ?? [])
        {
            json[name] = value?.DeepClone();
        }

        return json;
    }

    /// <summary>A refusal that lists what is wrong, as the service does for blocks and for missing arguments.</summary>
    public static SlackRefusalException Because(string error, params IReadOnlyList<string> reasons) =>
        new(
            error,
            new JsonObject
            {
                ["errors"] = SlackJson.Texts(reasons),
                ["response_metadata"] = new JsonObject { ["messages"] = SlackJson.Texts(reasons.Select(x => "[ERROR] " + x)) },
            }
        );
}
