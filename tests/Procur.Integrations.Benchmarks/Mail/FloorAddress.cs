namespace Procur.Integrations.Benchmarks.Mail;

internal sealed record FloorAddress(string Email, string? Name);
