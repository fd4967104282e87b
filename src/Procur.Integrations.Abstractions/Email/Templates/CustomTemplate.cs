using System.Text.Json.Nodes;

namespace Procur.Integrations;

/// <summary>A template of the host's own, without a type of its own.</summary>
internal sealed record CustomTemplate(string? LogicalName, string? ServiceId, JsonObject? Variables, IReadOnlyList<string> Needs)
    : EmailTemplate
{
    public override string? Name => LogicalName;

    public override string? Id => ServiceId;

    public override IReadOnlyList<string> Required => Needs;

    public override JsonObject ToVariables() => Variables?.DeepClone().AsObject() ?? [];
}
