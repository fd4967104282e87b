namespace Procur.Integrations;

/// <summary>A calendar as the service knows it.</summary>
/// <param name="Id">The service's id.</param>
/// <param name="Name">Its name.</param>
public sealed record CalendarInfo(string Id, string Name)
{
    /// <summary>The IANA time zone it is shown in.</summary>
    public string? TimeZone { get; init; }

    /// <summary>Whether it is the account's own.</summary>
    public bool IsPrimary { get; init; }

    /// <summary>What the connection may do with it.</summary>
    public CalendarAccess Access { get; init; }

    /// <summary>The service's own word for <see cref="Access"/>.</summary>
    public string? ProviderAccess { get; init; }

    /// <summary>The service's own answer.</summary>
    public RawJson Raw { get; init; } = RawJson.Empty;

    /// <summary>The kind only: id and name are personal data where they are an address.</summary>
    public override string ToString() => nameof(CalendarInfo);
}
