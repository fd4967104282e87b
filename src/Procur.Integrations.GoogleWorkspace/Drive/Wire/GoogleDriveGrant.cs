namespace Procur.Integrations.GoogleWorkspace.Wire;

/// <summary>What somebody may do with a file.</summary>
public sealed record GoogleDriveGrant
{
    /// <summary>The id: a person's is the same at every file.</summary>
    public string? Id { get; init; }

    /// <summary><c>user</c>, <c>group</c>, <c>domain</c> or <c>anyone</c>.</summary>
    public string? Type { get; init; }

    /// <summary><c>reader</c>, <c>commenter</c>, <c>writer</c>, <c>fileOrganizer</c>, <c>organizer</c> or <c>owner</c>.</summary>
    public string? Role { get; init; }

    /// <summary>The address of a person or group.</summary>
    public string? EmailAddress { get; init; }
}
