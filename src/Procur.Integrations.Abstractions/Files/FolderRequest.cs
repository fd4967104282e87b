namespace Procur.Integrations;

/// <summary>Makes a folder.</summary>
public sealed record FolderRequest : IntegrationRequest
{
    /// <summary>The name within its parent.</summary>
    public required string Name { get; init; }

    /// <summary>The id of the folder it goes into; the account's root where it is null.</summary>
    public string? ParentId { get; init; }
}
