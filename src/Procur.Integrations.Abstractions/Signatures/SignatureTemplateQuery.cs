namespace Procur.Integrations;

/// <summary>Which templates to list.</summary>
public sealed record SignatureTemplateQuery
{
    /// <summary>Only those whose name holds this text.</summary>
    public string? Search { get; init; }

    /// <summary>Items a page, at most what the service allows.</summary>
    public int PageSize { get; init; } = 50;

    /// <summary>The cursor of an earlier page's <see cref="Page{T}.Next"/>.</summary>
    public string? From { get; init; }
}
