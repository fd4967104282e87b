namespace Procur.Integrations.GoogleWorkspace.Wire;

/// <summary>The account's drive.</summary>
public sealed record GoogleDriveAbout
{
    /// <summary>How much room there is.</summary>
    public GoogleDriveQuota? StorageQuota { get; init; }
}
