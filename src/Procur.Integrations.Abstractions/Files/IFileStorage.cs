namespace Procur.Integrations;

/// <summary>Keeping files. Members are safe to call from many threads at once.</summary>
/// <remarks>
/// Ids are the service's own and opaque: an S3 key, a Drive file id, a OneDrive item id. Keep the id an upload gave; never build one from a name.
/// </remarks>
public interface IFileStorage
{
    /// <summary>Stores content of any length, also of a length that nobody knows yet, holding no more than a few parts of it in memory.</summary>
    /// <returns>The file as the service has it, with its id.</returns>
    /// <exception cref="ArgumentException">The request breaks a limit of the service; nothing was sent.</exception>
    /// <exception cref="IntegrationException">
    /// The call failed; <see cref="IntegrationErrorKind.Conflict"/> where <see cref="FileNameConflict.Fail"/> was asked for and the name is taken,
    /// <see cref="IntegrationErrorKind.Refused"/> where the storage is full. Of an upload that failed half-way no file is left.
    /// </exception>
    Task<StoredFile> UploadAsync(FileUpload upload, CancellationToken cancellationToken = default);

    /// <summary>Opens a file's content, or a range of it, for reading as it comes. Dispose of the download.</summary>
    /// <exception cref="IntegrationException">The call failed; <see cref="IntegrationErrorKind.NotFound"/> where there is no such file.</exception>
    Task<FileDownload> DownloadAsync(FileDownloadRequest request, CancellationToken cancellationToken = default);

    /// <summary>What the service knows of a file, without its content.</summary>
    /// <exception cref="IntegrationException">The call failed; <see cref="IntegrationErrorKind.NotFound"/> where there is no such file.</exception>
    Task<StoredFile> GetAsync(string fileId, CancellationToken cancellationToken = default);

    /// <summary>Deletes a file; that it was gone already is success. What becomes of the contents of a folder is the service's rule: ask its package's README.</summary>
    /// <exception cref="IntegrationException">The call failed.</exception>
    Task DeleteAsync(string fileId, CancellationToken cancellationToken = default);

    /// <summary>One page of the files and folders that stand directly in a folder; <see cref="Pages.WalkAsync{T}"/> walks them all.</summary>
    /// <exception cref="IntegrationException">The call failed.</exception>
    Task<Page<StoredFile>> ListAsync(FileQuery query, CancellationToken cancellationToken = default);
}
