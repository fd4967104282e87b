using System.Text.Json.Nodes;
using Procur.Integrations.GoogleWorkspace;

namespace Procur.Integrations.System.Tests.Faults;

/// <summary>Every changing wire operation of Drive, as a host reaches it.</summary>
internal static class GoogleDriveCalls
{
    private const string Key = "google-workspace";

    // More than the host's chunk, so it goes in a session.
    private const int InChunks = 300_000;

    public static IReadOnlyList<ChangingCall> All { get; } =
    [
        new(Key, "file", "drive.files.create.upload", "file", Nothing, (bench, _, key) => UploadAsync(bench, key, 1000)),
        new(Key, "file in chunks", "drive.upload.put", "file", Nothing, (bench, _, key) => UploadAsync(bench, key, InChunks)),
        new(
            Key,
            "file in chunks, begun",
            "drive.files.create.session",
            "file",
            Nothing,
            (bench, _, key) => UploadAsync(bench, key, InChunks)
        )
        {
            ClientOperation = GoogleDriveOperations.PutChunk,
        },
        new(Key, "file's id", "drive.files.generateIds", "file", Nothing, (bench, _, key) => UploadAsync(bench, key, 1000))
        {
            ClientOperation = GoogleDriveOperations.CreateWithContent,
        },
        new(
            Key,
            "file renamed",
            "drive.files.update",
            "file-changed",
            bench => UploadAsync(bench, "made", 1000),
            async (bench, id, _) =>
                await (await bench.GetAsync<GoogleDriveClient>()).UpdateFileAsync(
                    id,
                    new JsonObject { ["name"] = "contract.pdf" },
                    cancellationToken: bench.Token
                )
        )
        {
            MayBeWrittenTwice = true,
            IsUnnamed = true,
        },
        new(
            Key,
            "role changed",
            "drive.permissions.update",
            "share-changed",
            SharedAsync,
            async (bench, subject, _) =>
            {
                var parts = subject.Split(' ');
                await (await bench.GetAsync<GoogleDriveClient>()).UpdatePermissionAsync(parts[0], parts[1], "writer", bench.Token);
            }
        )
        {
            MayBeWrittenTwice = true,
            IsUnnamed = true,
        },
        new(
            Key,
            "content replaced",
            "drive.files.update.upload",
            "file-content",
            bench => UploadAsync(bench, "made", 1000),
            async (bench, id, key) =>
                await (await bench.GetAsync<IFileStorage>()).UploadAsync(
                    new()
                    {
                        FileId = id,
                        Content = FileContent.FromBytes(new byte[500]),
                        OperationKey = key,
                    },
                    bench.Token
                )
        )
        {
            MayBeWrittenTwice = true,
        },
        new(
            Key,
            "file deleted",
            "drive.files.delete",
            "file-deleted",
            bench => UploadAsync(bench, "made", 1000),
            async (bench, id, _) => await (await bench.GetAsync<IFileStorage>()).DeleteAsync(id, bench.Token)
        )
        {
            IsUnnamed = true,
        },
        new(
            Key,
            "folder",
            "drive.files.create",
            "folder",
            Nothing,
            async (bench, _, key) =>
                await (await bench.GetAsync<IFileFolders>()).CreateFolderAsync(new() { Name = "offers", OperationKey = key }, bench.Token)
        ),
        new(
            Key,
            "share",
            "drive.permissions.create",
            "share",
            bench => UploadAsync(bench, "made", 1000),
            (bench, id, key) => ShareAsync(bench, id, key, notify: false)
        ),
        new(
            Key,
            "share with an e-mail",
            "drive.permissions.create",
            "share-mail",
            bench => UploadAsync(bench, "made", 1000),
            (bench, id, key) => ShareAsync(bench, id, key, notify: true)
        ),
        new(
            Key,
            "share with an e-mail, the look before it",
            "drive.permissions.list",
            "share-mail",
            bench => UploadAsync(bench, "made", 1000),
            (bench, id, key) => ShareAsync(bench, id, key, notify: true)
        )
        {
            ClientOperation = GoogleDriveOperations.CreatePermission,
        },
        new(
            Key,
            "share taken back",
            "drive.permissions.delete",
            "share-removed",
            SharedAsync,
            async (bench, subject, _) =>
            {
                var parts = subject.Split(' ');
                await (await bench.GetAsync<IFileSharing>()).UnshareAsync(parts[0], parts[1], bench.Token);
            }
        )
        {
            IsUnnamed = true,
        },
    ];

    private static Task<string> Nothing(FaultBench bench) => Task.FromResult("");

    private static async Task<string> SharedAsync(FaultBench bench)
    {
        var id = await UploadAsync(bench, "made", 1000);
        return $"{id} {await ShareAsync(bench, id, "shared", notify: false)}";
    }

    private static async Task<string> UploadAsync(FaultBench bench, string key, int length) =>
        (
            await (await bench.GetAsync<IFileStorage>()).UploadAsync(
                new()
                {
                    Name = "offer.pdf",
                    Content = FileContent.FromFactory(_ => ValueTask.FromResult<Stream>(new MemoryStream(new byte[length]))),
                    OperationKey = key,
                },
                bench.Token
            )
        ).Id;

    private static async Task<string> ShareAsync(FaultBench bench, string fileId, string key, bool notify) =>
        (
            await (await bench.GetAsync<IFileSharing>()).ShareAsync(
                new()
                {
                    FileId = fileId,
                    Email = "buyer@acme.example",
                    Role = FileRole.Reader,
                    Notify = notify,
                    OperationKey = key,
                },
                bench.Token
            )
        ).Id;
}
