namespace Procur.Integrations.System.Tests.Snippets;

/// <summary>The code of Drive's part of the package's README.</summary>
internal static class GoogleDriveSnippets
{
    public static async Task<StoredFile> UploadAsync(
        IFileStorage files,
        IFileFolders folders,
        IFileSharing sharing,
        string path,
        CancellationToken cancellationToken
    )
    {
        var folder = await folders.CreateFolderAsync(new FolderRequest { Name = "Tender 7" }, cancellationToken);
        var stored = await files.UploadAsync(
            new FileUpload
            {
                Name = "contract.pdf",
                FolderId = folder.Id,
                ContentType = "application/pdf",
                Content = FileContent.FromFile(path),
                OperationKey = "contract PO-1001",
            },
            cancellationToken
        );
        await sharing.ShareAsync(
            new FileSharingRequest
            {
                FileId = stored.Id,
                Email = "anna@supplier.example",
                Role = FileRole.Reader,
            },
            cancellationToken
        );
        return stored;
    }

    public static async Task DownloadAsync(IFileStorage files, string fileId, Stream target, CancellationToken cancellationToken)
    {
        await using var download = await files.DownloadAsync(new FileDownloadRequest { FileId = fileId }, cancellationToken);
        await download.Content.CopyToAsync(target, cancellationToken);
    }
}
