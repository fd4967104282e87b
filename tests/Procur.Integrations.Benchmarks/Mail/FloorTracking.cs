namespace Procur.Integrations.Benchmarks.Mail;

internal sealed record FloorTracking(FloorSwitch SubscriptionTracking);
