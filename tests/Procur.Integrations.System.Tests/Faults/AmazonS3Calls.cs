namespace Procur.Integrations.System.Tests.Faults;

/// <summary>The changing operations of Amazon S3, as a host reaches them; uploads in parts meet every fault in the provider's own tests. The names hold an e-mail address, which must reach no log.</summary>
internal static class AmazonS3Calls
{
    public static IEnumerable<ChangingCall> All { get; } =
    [
        new("s3", "object", "PutObject", "object", Nothing, (bench, _, key) => UploadAsync(bench, Upload("buyer@acme.example.txt", key))),
        new(
            "s3",
            "object that must be new",
            "PutObject",
            "object",
            Nothing,
            (bench, _, key) => UploadAsync(bench, Upload("once.txt", key) with { IfNameTaken = FileNameConflict.Fail })
        ),
        new(
            "s3",
            "folder",
            "PutObject",
            "object",
            Nothing,
            async (bench, _, key) =>
                await (await bench.GetAsync<IFileFolders>()).CreateFolderAsync(
                    new() { Name = "contracts", OperationKey = key },
                    bench.Token
                )
        ),
        new(
            "s3",
            "object deleted",
            "DeleteObject",
            "object-deleted",
            async bench => (await UploadAsync(bench, Upload("old.txt", "stored"))).Id,
            async (bench, id, _) => await (await bench.GetAsync<IFileStorage>()).DeleteAsync(id, bench.Token)
        ),
    ];

    private static Task<string> Nothing(FaultBench bench) => Task.FromResult("");

    private static FileUpload Upload(string name, string key) =>
        new()
        {
            Name = name,
            Content = FileContent.FromBytes("content for buyer@acme.example"u8.ToArray()),
            Metadata = new Dictionary<string, string> { ["buyer"] = "buyer@acme.example" },
            OperationKey = key,
        };

    private static async Task<StoredFile> UploadAsync(FaultBench bench, FileUpload upload) =>
        await (await bench.GetAsync<IFileStorage>()).UploadAsync(upload, bench.Token);
}
