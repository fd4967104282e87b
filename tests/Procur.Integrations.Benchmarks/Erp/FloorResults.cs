using System.Text.Json.Serialization;

namespace Procur.Integrations.Benchmarks.Erp;

internal sealed record FloorResults<T>([property: JsonPropertyName("results")] IReadOnlyList<T> Results);
