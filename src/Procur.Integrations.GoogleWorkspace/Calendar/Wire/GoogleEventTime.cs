namespace Procur.Integrations.GoogleWorkspace.Wire;

/// <summary>When an event starts or ends: a moment or a day, never both.</summary>
public sealed record GoogleEventTime
{
    /// <summary>The moment (RFC 3339).</summary>
    public string? DateTime { get; init; }

    /// <summary>The day, <c>yyyy-MM-dd</c>; at the end the day after the last.</summary>
    public string? Date { get; init; }

    /// <summary>The IANA time zone.</summary>
    public string? TimeZone { get; init; }
}
