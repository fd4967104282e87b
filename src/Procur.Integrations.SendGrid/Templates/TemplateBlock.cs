using System.Text.Json.Nodes;

namespace Procur.Integrations.SendGrid;

/// <summary>A block of a template that is open where it is read.</summary>
/// <param name="Within">What names are looked for in: the one object, or each element of a list.</param>
/// <param name="Prefix">How names within it are told: <c>lines[].</c>.</param>
/// <param name="IsList">Whether it opens a scope of its own (<c>#each</c>).</param>
internal sealed record TemplateBlock(IReadOnlyList<JsonNode?> Within, string Prefix, bool IsList)
{
    /// <summary>What the block asked for: what stands in it is not missed.</summary>
    public HashSet<string> Guards { get; } = new(StringComparer.Ordinal);
}
