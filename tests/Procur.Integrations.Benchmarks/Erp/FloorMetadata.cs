using System.Text.Json.Serialization;

namespace Procur.Integrations.Benchmarks.Erp;

internal sealed record FloorMetadata([property: JsonPropertyName("etag")] string? ETag);
