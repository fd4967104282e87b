using System.Text.Json.Serialization;

namespace Procur.Integrations.Benchmarks.Erp;

internal sealed record FloorEntity<T>([property: JsonPropertyName("d")] T D);
