namespace Procur.Integrations.Benchmarks.Mail;

internal sealed record FloorSwitch(bool Enable);
