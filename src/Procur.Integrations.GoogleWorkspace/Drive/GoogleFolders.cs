using Procur.Integrations.GoogleWorkspace.Wire;

namespace Procur.Integrations.GoogleWorkspace;

internal sealed class GoogleFolders(GoogleDriveClient client) : IFileFolders
{
    public async Task<StoredFile> CreateFolderAsync(FolderRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentException.ThrowIfNullOrWhiteSpace(request.Name, nameof(request));
        var options = await client.OptionsAsync(GoogleDriveOperations.CreateFile, cancellationToken).ConfigureAwait(false);
        var (id, isKnown) = await GoogleFileIds
            .OfAsync(client, request, $"{request.ParentId}\n{request.Name}", cancellationToken)
            .ConfigureAwait(false);
        if (isKnown && await client.FindFileAsync(id, cancellationToken).ConfigureAwait(false) is { } made)
        {
            return GoogleFileMap.ToModel(made.Value, options, made.Raw);
        }

        var folder = new GoogleDriveFile
        {
            Id = id,
            Name = request.Name,
            MimeType = GoogleDriveClient.FolderType,
            Parents = GoogleFileMap.ParentsOf(request.ParentId, options),
        };
        var reply = await client.CreateFileAsync(folder, request.ProviderOptions, cancellationToken).ConfigureAwait(false);
        if (!reply.IsSuccess)
        {
            reply = await client.GetFileAsync(id, cancellationToken).ConfigureAwait(false);
        }

        return GoogleFileMap.ToModel(reply.Value, options, reply.Raw);
    }
}
