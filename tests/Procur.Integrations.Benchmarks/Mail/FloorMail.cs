namespace Procur.Integrations.Benchmarks.Mail;

internal sealed record FloorMail(
    FloorAddress From,
    IReadOnlyList<FloorPersonalization> Personalizations,
    string Subject,
    IReadOnlyList<FloorContent> Content,
    FloorTracking TrackingSettings
);
