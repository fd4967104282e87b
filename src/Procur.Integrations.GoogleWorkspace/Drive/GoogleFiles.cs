using Procur.Integrations.GoogleWorkspace.Wire;

namespace Procur.Integrations.GoogleWorkspace;

internal sealed class GoogleFiles(GoogleDriveClient client) : IFileStorage
{
    private const int MostListed = 1000;

    public async Task<StoredFile> UploadAsync(FileUpload upload, CancellationToken cancellationToken = default)
    {
        GoogleFileRules.Check(upload);
        var options = await client.OptionsAsync(GoogleDriveOperations.CreateWithContent, cancellationToken).ConfigureAwait(false);
        var target = new GoogleUploadTarget(
            upload.FileId,
            GoogleFileMap.ToWire(upload, options),
            upload.ContentType,
            upload.ProviderOptions
        );
        if (upload.FileId is null)
        {
            var fingerprint = $"{upload.FolderId}\n{upload.Name}\n{upload.ContentType}\n{upload.Content.Length}";
            var (id, isKnown) = await GoogleFileIds.OfAsync(client, upload, fingerprint, cancellationToken).ConfigureAwait(false);
            if (isKnown && await client.FindFileAsync(id, cancellationToken).ConfigureAwait(false) is { } made)
            {
                return GoogleFileMap.ToModel(made.Value, options, made.Raw);
            }

            target = target with { File = target.File with { Id = id } };
        }

        var (file, raw) = await new GoogleUpload(client, target, upload.Content, options)
            .SendAsync(cancellationToken)
            .ConfigureAwait(false);
        if (file is null)
        {
            // Taken by this very upload, the answer to which was lost.
            var made = await client.GetFileAsync(target.File.Id!, cancellationToken).ConfigureAwait(false);
            (file, raw) = (made.Value, made.Raw);
        }

        return GoogleFileMap.ToModel(file, options, raw);
    }

    public async Task<FileDownload> DownloadAsync(FileDownloadRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var options = await client.OptionsAsync(GoogleDriveOperations.GetContent, cancellationToken).ConfigureAwait(false);
        var file = await client.GetFileAsync(request.FileId, cancellationToken).ConfigureAwait(false);
        var content = await client.GetContentAsync(request.FileId, request.Range, cancellationToken).ConfigureAwait(false);
        var stream = new GoogleDownloadStream(client, file.Value, request.Range, content);
        return new FileDownload(GoogleFileMap.ToModel(file.Value, options, file.Raw), stream) { ContentLength = content.Length };
    }

    public async Task<StoredFile> GetAsync(string fileId, CancellationToken cancellationToken = default)
    {
        var options = await client.OptionsAsync(GoogleDriveOperations.GetFile, cancellationToken).ConfigureAwait(false);
        var reply = await client.GetFileAsync(fileId, cancellationToken).ConfigureAwait(false);
        return GoogleFileMap.ToModel(reply.Value, options, reply.Raw);
    }

    public Task DeleteAsync(string fileId, CancellationToken cancellationToken = default) =>
        client.DeleteFileAsync(fileId, cancellationToken);

    public async Task<Page<StoredFile>> ListAsync(FileQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(query.PageSize, nameof(query));
        var options = await client.OptionsAsync(GoogleDriveOperations.ListFiles, cancellationToken).ConfigureAwait(false);
        var folder = query.FolderId ?? GoogleFileMap.RootOf(options) ?? "root";
        var reply = await client
            .ListFilesAsync(
                new GoogleDriveList
                {
                    Query = $"{GoogleDriveList.Quote(folder)} in parents and trashed = false",
                    DriveId = GoogleFileMap.RootOf(options),
                    PageSize = Math.Min(query.PageSize, MostListed),
                    PageToken = query.From,
                },
                cancellationToken
            )
            .ConfigureAwait(false);
        return reply.Value.IncompleteSearch
            ? throw new IntegrationException(
                client.Connection.Descriptor.Key,
                GoogleDriveOperations.ListFiles,
                IntegrationErrorKind.Unavailable,
                $"{client.Connection.Descriptor.Key} {GoogleDriveOperations.ListFiles}: Google has not searched every drive, so files may be missing. "
                    + "Set SharedDriveId to list one shared drive"
            )
            : new Page<StoredFile>(
                [.. (reply.Value.Files ?? []).Select(file => GoogleFileMap.ToModel(file, options, RawJson.Empty))],
                reply.Value.NextPageToken
            );
    }
}
