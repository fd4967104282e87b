namespace Procur.Integrations;

/// <summary>Making folders. Members are safe to call from many threads at once.</summary>
public interface IFileFolders
{
    /// <summary>Makes a folder. Where the service keeps names unique, the one that is there already is given back.</summary>
    /// <exception cref="ArgumentException">The name breaks a rule of the service; nothing was sent.</exception>
    /// <exception cref="IntegrationException">The call failed.</exception>
    Task<StoredFile> CreateFolderAsync(FolderRequest request, CancellationToken cancellationToken = default);
}
