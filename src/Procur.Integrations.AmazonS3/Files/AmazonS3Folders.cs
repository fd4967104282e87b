namespace Procur.Integrations.AmazonS3;

internal sealed class AmazonS3Folders(S3Client client) : IFileFolders
{
    // S3 has no folders. What consoles show as one is a key that ends in a slash, of no bytes.
    public async Task<StoredFile> CreateFolderAsync(FolderRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var key = S3Key.Checked(S3Key.Of(request.Name, request.ParentId) + "/");
        var mark = S3Upload.Of(
            new FileUpload
            {
                FileId = key,
                Content = FileContent.FromBytes(default),
                ContentType = "application/x-directory",
                IdempotencyKey = request.IdempotencyKey,
                ProviderOptions = request.ProviderOptions,
            },
            inParts: false
        );
        var etag = await client.PutObjectAsync(mark, default, cancellationToken).ConfigureAwait(false);
        return AmazonS3Files.Folder(key) with { Version = etag };
    }
}
