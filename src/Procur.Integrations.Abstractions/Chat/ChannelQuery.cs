namespace Procur.Integrations;

/// <summary>Which channels to list.</summary>
public sealed record ChannelQuery
{
    /// <summary>Whether private ones that the connection can see are listed too.</summary>
    public bool IncludePrivate { get; init; }

    /// <summary>Whether archived ones are listed too.</summary>
    public bool IncludeArchived { get; init; }

    /// <summary>Items a page, at most what the service allows.</summary>
    public int PageSize { get; init; } = 200;

    /// <summary>The cursor of an earlier page's <see cref="Page{T}.Next"/>.</summary>
    public string? From { get; init; }
}
