namespace Procur.Integrations.GoogleWorkspace.Wire;

/// <summary>How much room there is, in bytes.</summary>
public sealed record GoogleDriveQuota
{
    /// <summary>The room; null where there is no limit.</summary>
    public long? Limit { get; init; }

    /// <summary>What is used of it.</summary>
    public long? Usage { get; init; }
}
