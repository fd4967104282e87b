namespace Procur.Integrations.Benchmarks.Mail;

internal sealed record FloorPersonalization(IReadOnlyList<FloorAddress> To, IReadOnlyDictionary<string, string> CustomArgs);
