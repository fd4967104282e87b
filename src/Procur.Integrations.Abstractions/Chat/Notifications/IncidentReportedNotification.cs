namespace Procur.Integrations;

/// <summary>An incident was reported (<c>incident_reported</c>).</summary>
/// <param name="Summary">What happened.</param>
public sealed record IncidentReportedNotification(string Summary) : ChatNotification
{
    /// <inheritdoc />
    public override string Type => "incident_reported";

    /// <summary>How bad it is.</summary>
    public string? Severity { get; init; }

    /// <summary>Where it happened.</summary>
    public string? Location { get; init; }

    /// <summary>Who reported it.</summary>
    public ChatText? ReportedBy { get; init; }

    /// <summary>When it happened.</summary>
    public DateTimeOffset? OccurredAt { get; init; }

    /// <summary>More of it.</summary>
    public string? Description { get; init; }

    /// <inheritdoc />
    protected override string Title => "Incident reported";

    /// <inheritdoc />
    protected override ChatText Text => Description is null ? ChatText.Bold(Summary) : ChatText.Bold(Summary) + "\n" + Description;

    /// <inheritdoc />
    protected override IEnumerable<ChatField> Fields =>
        [
            .. Field("Severity", Severity),
            .. Field("Location", Location),
            .. Field("Reported by", ReportedBy),
            .. Field("Occurred", OccurredAt is { } occurred ? Write(occurred) : null),
        ];
}
