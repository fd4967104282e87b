namespace Procur.Integrations.Benchmarks.Mail;

internal sealed record FloorContent(string Type, string Value);
