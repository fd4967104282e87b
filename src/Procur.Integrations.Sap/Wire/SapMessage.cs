using System.Text.Json;

namespace Procur.Integrations.Sap.Wire;

/// <summary>A message in the header <c>sap-message</c> (v2) or <c>sap-messages</c> (v4).</summary>
internal sealed record SapMessage
{
    public string? Code { get; init; }

    public string? Message { get; init; }

    /// <summary>A word in v2, a number in v4.</summary>
    public JsonElement Severity { get; init; }

    /// <summary>The same in v4.</summary>
    public JsonElement NumericSeverity { get; init; }

    public IReadOnlyList<SapMessage>? Details { get; init; }
}
