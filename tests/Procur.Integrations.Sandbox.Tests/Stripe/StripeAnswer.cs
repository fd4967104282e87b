using System.Text.Json.Nodes;

namespace Procur.Integrations.Sandbox.Tests.Stripe;

/// <summary>An answer of the stand-in.</summary>
public sealed record StripeAnswer(int Status, JsonNode Body, IReadOnlyDictionary<string, string> Headers)
{
    public string Id => Text("id")!;

    public string? State => Text("status");

    public JsonNode? Error => Body["error"];

    public string? Code => Error?["code"]?.GetValue<string>();

    public bool Replayed => Headers.GetValueOrDefault("Idempotent-Replayed") == "true";

    public JsonArray Data => Body["data"]!.AsArray();

    public IEnumerable<string> Ids => Data.Select(x => x!["id"]!.GetValue<string>());

    public string? Text(string path) => At(path)?.GetValue<string>();

    public long? Number(string path) => At(path)?.GetValue<long>();

    public bool? Flag(string path) => At(path)?.GetValue<bool>();

    public JsonNode? At(string path)
    {
        var node = Body;
        foreach (var name in path.Split('.'))
        {
            node = int.TryParse(name, out var index) ? node?[index] : node?[name];
        }

        return node;
    }
}
