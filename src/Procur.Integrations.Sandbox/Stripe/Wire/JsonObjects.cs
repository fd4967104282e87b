using System.Text.Json.Nodes;

namespace Procur.Integrations.Sandbox.Stripe;

internal static class JsonObjects
{
    /// <summary>Sets a text, unless there is none.</summary>
    public static JsonObject With(this JsonObject target, string name, string? value)
    {
        if (value is not null)
        {
            target[name] = value;
        }

        return target;
    }
}
