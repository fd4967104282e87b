namespace Procur.Integrations.GoogleWorkspace.Wire;

/// <summary>Asks when calendars are busy.</summary>
public sealed record GoogleFreeBusyQuery
{
    /// <summary>Not before (RFC 3339).</summary>
    public string? TimeMin { get; init; }

    /// <summary>Not after (RFC 3339).</summary>
    public string? TimeMax { get; init; }

    /// <summary>The calendars, 50 at most.</summary>
    public IReadOnlyList<GoogleFreeBusyItem> Items { get; init; } = [];

    /// <summary>The number only: whose they are is personal.</summary>
    public override string ToString() => $"GoogleFreeBusyQuery of {Items.Count}";
}
