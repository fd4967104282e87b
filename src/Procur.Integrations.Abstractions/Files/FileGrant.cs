namespace Procur.Integrations;

/// <summary>A share as the service keeps it.</summary>
/// <param name="Id">The service's own id of the share.</param>
/// <param name="FileId">The file's or folder's id.</param>
/// <param name="Role">What the person may do.</param>
public sealed record FileGrant(string Id, string FileId, FileRole Role)
{
    /// <summary>The service's own word for the role.</summary>
    public string? ProviderRole { get; init; }

    /// <summary>The service's own answer.</summary>
    public RawJson Raw { get; init; } = RawJson.Empty;

    /// <summary>The role only: ids and people do not belong in a log.</summary>
    public override string ToString() => $"FileGrant ({Role})";
}
