namespace Procur.Integrations.Benchmarks;

internal sealed record FloorError(string? Type, string? Code, string? DeclineCode, string? AdviceCode, string? Message);
