using System.Text.Json.Nodes;
using Procur.Integrations.Connections;
using Procur.Integrations.GoogleWorkspace;
using Procur.Integrations.GoogleWorkspace.Wire;

namespace Procur.Integrations.System.Tests.Wire;

/// <summary>Every wire operation of Drive, run as a host runs it where a capability does.</summary>
internal static class GoogleDriveWireCalls
{
    private const string FileId = "1aB-cdEfGhIjKlMnOpQrStUvWxYz01234";
    private const int Grain = 256 * 1024;

    /// <summary>What Google's machine-readable documents do not hold: the answer to a question about a session (its <c>Content-Range</c> has no bytes).</summary>
    public static IReadOnlyList<string> NotInTheDocuments { get; } = [GoogleDriveOperations.AskUpload];

    public static IReadOnlyDictionary<string, Func<Connection, CancellationToken, Task>> All { get; } =
        new Dictionary<string, Func<Connection, CancellationToken, Task>>
        {
            [GoogleDriveOperations.About] = (c, t) => Client(c).GetAboutAsync(t),
            [GoogleDriveOperations.GenerateIds] = (c, t) => Client(c).GenerateIdsAsync(2, cancellationToken: t),
            [GoogleDriveOperations.CreateFile] = (c, t) =>
                c.Get<IFileFolders>()
                    .CreateFolderAsync(
                        new()
                        {
                            Name = "offers & bids",
                            ParentId = FileId,
                            ProviderOptions = new JsonObject { ["description"] = "of 2026" },
                        },
                        t
                    ),
            [GoogleDriveOperations.CreateWithContent] = (c, t) => c.Get<IFileStorage>().UploadAsync(Upload(10), t),
            [GoogleDriveOperations.UpdateWithContent] = (c, t) =>
                c.Get<IFileStorage>().UploadAsync(new() { FileId = FileId, Content = Content(10) }, t),
            [GoogleDriveOperations.BeginCreate] = (c, t) =>
                Client(c).BeginUploadAsync(null, new GoogleDriveFile { Name = "a.bin" }, "application/pdf", 5, cancellationToken: t),
            [GoogleDriveOperations.BeginUpdate] = (c, t) => Client(c).BeginUploadAsync(FileId, new GoogleDriveFile(), cancellationToken: t),
            [GoogleDriveOperations.PutChunk] = async (c, t) =>
            {
                var session = await Client(c).BeginUploadAsync(null, new GoogleDriveFile { Name = "a.bin" }, cancellationToken: t);
                var first = await Client(c).PutChunkAsync(session!, 0, new byte[Grain], null, t);
                Assert.Equal(Grain, first.Received);
                var last = await Client(c).PutChunkAsync(session!, Grain, new byte[7], Grain + 7, t);
                Assert.NotNull(last.File);
            },
            [GoogleDriveOperations.GetFile] = (c, t) => c.Get<IFileStorage>().GetAsync(FileId, t),
            [GoogleDriveOperations.GetContent] = async (c, t) =>
            {
                await using var content = await Client(c).GetContentAsync(FileId, new FileRange(4, 10), t);
            },
            [GoogleDriveOperations.ListFiles] = async (c, t) =>
            {
                await Client(c).ListFilesAsync(new() { Query = $"name = {GoogleDriveList.Quote("O'Reilly \\")}", PageToken = "next" }, t);
                await Client(c).ListFilesAsync(new() { DriveId = "0AB", PageSize = 1000 }, t);
            },
            [GoogleDriveOperations.UpdateFile] = (c, t) =>
                Client(c).UpdateFileAsync(FileId, new JsonObject { ["name"] = "b.pdf" }, "1to", "1from", t),
            [GoogleDriveOperations.DeleteFile] = (c, t) => c.Get<IFileStorage>().DeleteAsync(FileId, t),
            [GoogleDriveOperations.CreatePermission] = (c, t) =>
                Client(c)
                    .CreatePermissionAsync(
                        FileId,
                        new()
                        {
                            Type = "user",
                            Role = "reader",
                            EmailAddress = "anna@supplier.example",
                        },
                        notify: true,
                        message: "The offer",
                        cancellationToken: t
                    ),
            [GoogleDriveOperations.ListPermissions] = (c, t) => Client(c).ListPermissionsAsync(FileId, "next", cancellationToken: t),
            [GoogleDriveOperations.UpdatePermission] = (c, t) => Client(c).UpdatePermissionAsync(FileId, "0123456789", "writer", t),
            [GoogleDriveOperations.DeletePermission] = (c, t) => c.Get<IFileSharing>().UnshareAsync(FileId, "0123456789", t),
        };

    private static GoogleDriveClient Client(Connection connection) => connection.Get<GoogleDriveClient>();

    private static FileContent Content(int length) => FileContent.FromBytes(new byte[length]);

    private static FileUpload Upload(int length) =>
        new()
        {
            Name = "contract.pdf",
            FolderId = FileId,
            ContentType = "application/pdf",
            Content = Content(length),
            Metadata = new Dictionary<string, string> { ["order"] = "PO-1001" },
        };
}
