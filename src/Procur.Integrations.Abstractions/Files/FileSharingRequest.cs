namespace Procur.Integrations;

/// <summary>Shares a file or folder with a person.</summary>
public sealed record FileSharingRequest : IntegrationRequest
{
    /// <summary>The file's or folder's id.</summary>
    public required string FileId { get; init; }

    /// <summary>The e-mail address of the person's account at the service.</summary>
    public required string Email { get; init; }

    /// <summary>What they may do.</summary>
    public required FileRole Role { get; init; }

    /// <summary>Whether the service tells them by e-mail.</summary>
    public bool Notify { get; init; }

    /// <summary>Words of the host's own in that e-mail.</summary>
    public string? Message { get; init; }
}
