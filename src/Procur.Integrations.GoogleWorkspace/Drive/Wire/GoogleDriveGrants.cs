namespace Procur.Integrations.GoogleWorkspace.Wire;

/// <summary>A page of permissions.</summary>
public sealed record GoogleDriveGrants
{
    /// <summary>The permissions.</summary>
    public IReadOnlyList<GoogleDriveGrant>? Permissions { get; init; }

    /// <summary>The next page; null at the end.</summary>
    public string? NextPageToken { get; init; }
}
