namespace Procur.Integrations;

/// <summary>Which files to list.</summary>
public sealed record FileQuery
{
    /// <summary>The id of the folder; the account's root where it is null.</summary>
    public string? FolderId { get; init; }

    /// <summary>Items a page, at most what the service allows (usually 1000).</summary>
    public int PageSize { get; init; } = 100;

    /// <summary>The cursor of an earlier page's <see cref="Page{T}.Next"/>.</summary>
    public string? From { get; init; }
}
