namespace Procur.Integrations.GoogleWorkspace.Wire;

/// <summary>A calendar in an account's list.</summary>
public sealed record GoogleCalendarEntry
{
    /// <summary>The id; an address.</summary>
    public string? Id { get; init; }

    /// <summary>The title.</summary>
    public string? Summary { get; init; }

    /// <summary>The title that the account gave it for itself.</summary>
    public string? SummaryOverride { get; init; }

    /// <summary>The IANA time zone.</summary>
    public string? TimeZone { get; init; }

    /// <summary><c>freeBusyReader</c>, <c>reader</c>, <c>writer</c> or <c>owner</c>.</summary>
    public string? AccessRole { get; init; }

    /// <summary>Whether it is the account's own.</summary>
    public bool Primary { get; init; }

    /// <summary>The kind only: id and title may be personal.</summary>
    public override string ToString() => nameof(GoogleCalendarEntry);
}
