namespace Procur.Integrations.GoogleWorkspace.Wire;

/// <summary>Ids for files that are still to be made.</summary>
public sealed record GoogleDriveIds
{
    /// <summary>The ids.</summary>
    public IReadOnlyList<string>? Ids { get; init; }
}
