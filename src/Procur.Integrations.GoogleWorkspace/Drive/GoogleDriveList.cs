namespace Procur.Integrations.GoogleWorkspace;

/// <summary>Which files to list.</summary>
public sealed record GoogleDriveList
{
    /// <summary>Google's search: <c>'folder' in parents and trashed = false</c>. <see cref="Quote"/> makes a value of a name.</summary>
    public string? Query { get; init; }

    /// <summary>The shared drive that is searched; null for all that the account sees.</summary>
    public string? DriveId { get; init; }

    /// <summary>Files a page, at most 1,000; 100 where it is not said.</summary>
    public int? PageSize { get; init; }

    /// <summary>The page.</summary>
    public string? PageToken { get; init; }

    /// <summary>Makes a value of a search of any text.</summary>
    public static string Quote(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return "'" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal) + "'";
    }
}
