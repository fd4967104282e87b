namespace Procur.Integrations;

/// <summary>Letting people in by their account at the service. Members are safe to call from many threads at once.</summary>
public interface IFileSharing
{
    /// <summary>Shares a file or folder with a person; shared already, their role becomes the one asked for.</summary>
    /// <exception cref="IntegrationException">The call failed.</exception>
    Task<FileGrant> ShareAsync(FileSharingRequest request, CancellationToken cancellationToken = default);

    /// <summary>Takes a share back; that it was gone already is success.</summary>
    /// <param name="fileId">The file's id.</param>
    /// <param name="grantId">The id that <see cref="FileGrant.Id"/> gave.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <exception cref="IntegrationException">The call failed.</exception>
    Task UnshareAsync(string fileId, string grantId, CancellationToken cancellationToken = default);
}
