using System.Text.Json.Serialization;

namespace Procur.Integrations.Sap.Wire;

/// <summary>What OData v2 says of an entity beside its fields.</summary>
public sealed record SapMetadata
{
    /// <summary>The mark of this state, to be sent as it is in <c>If-Match</c>.</summary>
    [JsonPropertyName("etag")]
    public string? ETag { get; init; }
}
