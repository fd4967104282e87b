using System.Text.Json.Serialization;

namespace Procur.Integrations.Slack;

/// <summary>What an approval button says, signed. Short names: Slack takes 2000 characters.</summary>
internal sealed record SlackApprovalValue(
    [property: JsonPropertyName("i")] string Id,
    [property: JsonPropertyName("v")] ApprovalVerdict Verdict
)
{
    [JsonPropertyName("a")]
    public IReadOnlyList<string>? Approvers { get; init; }

    /// <summary>In seconds since 1970 (UTC).</summary>
    [JsonPropertyName("e")]
    public long? ExpiresAt { get; init; }
}
