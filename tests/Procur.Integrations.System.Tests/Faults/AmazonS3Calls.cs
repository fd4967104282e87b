namespace Procur.Integrations.System.Tests.Faults;

/// <summary>The changing operations of Amazon S3, as a host reaches them. The names hold an e-mail address, which must reach no log.</summary>
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
        Parts("object in parts", "CompleteMultipartUpload"),
        Parts("object in parts, begun", "CreateMultipartUpload"),
        Parts("object in parts, one of them", "UploadPart"),
        new(
            "s3",
            "object deleted",
            "DeleteObject",
            "object-deleted",
            async bench => (await UploadAsync(bench, Upload("old.txt", "stored"))).Id,
            async (bench, id, _) => await (await bench.GetAsync<IFileStorage>()).DeleteAsync(id, bench.Token)
        ),
    ];

    // More than the least part that S3 takes.
    private const int InParts = (5 * 1024 * 1024) + 1;

    private static ChangingCall Parts(string name, string operation) =>
        new(
            "s3",
            name,
            operation,
            "object",
            Nothing,
            (bench, _, key) =>
                UploadAsync(
                    bench,
                    Upload("large.bin", key) with
                    {
                        Content = FileContent.FromFactory(_ => ValueTask.FromResult<Stream>(new MemoryStream(new byte[InParts]))),
                    }
                )
        );

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
