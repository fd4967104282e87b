using System.Text.Json.Nodes;

namespace Procur.Integrations.GoogleWorkspace;

/// <summary>Adds fields to a body: objects are merged, anything else is replaced.</summary>
internal static class GoogleJsonMerge
{
    public static void Into(JsonObject body, JsonObject? further)
    {
        foreach (var (name, value) in further ?? [])
        {
            if (value is JsonObject more && body[name] is JsonObject there)
            {
                Into(there, more);
            }
            else
            {
                body[name] = value?.DeepClone();
            }
        }
    }
}
