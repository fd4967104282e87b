using System.Collections.Frozen;
using Procur.Integrations.Connections;

namespace Procur.Integrations.System.Tests.Wire;

/// <summary>Every wire operation of S3's client, run as a host runs it.</summary>
internal static class AmazonS3WireCalls
{
    private const int TwoParts = (5 * 1024 * 1024) + 1;

    /// <summary>What no document holds: links are signed here and nothing is sent.</summary>
    public static FrozenSet<string> NotSent { get; } = new[] { "Presign" }.ToFrozenSet(StringComparer.Ordinal);

    public static IReadOnlyDictionary<string, Func<Connection, CancellationToken, Task>> All { get; } =
        new Dictionary<string, Func<Connection, CancellationToken, Task>>
        {
            ["PutObject"] = (c, t) => c.Get<IFileStorage>().UploadAsync(Upload(7), t),
            ["PutObject, only new, with all that can be said"] = (c, t) =>
                c.Get<IFileStorage>()
                    .UploadAsync(
                        Upload(7) with
                        {
                            ContentType = "application/pdf",
                            IfNameTaken = FileNameConflict.Fail,
                            Metadata = new Dictionary<string, string> { ["order"] = "PO-1001", ["vendor"] = "Größe" },
                        },
                        t
                    ),
            ["PutObject, a folder"] = (c, t) =>
                c.Get<IFileFolders>().CreateFolderAsync(new() { Name = "2026", ParentId = "contracts/" }, t),
            ["GetObject"] = (c, t) =>
                c.Get<IFileStorage>().DownloadAsync(new() { FileId = "a b/café+1.pdf", Range = new FileRange(2, 3) }, t),
            ["HeadObject"] = (c, t) => c.Get<IFileStorage>().GetAsync("a b/café+1.pdf", t),
            ["DeleteObject"] = (c, t) => c.Get<IFileStorage>().DeleteAsync("a b/café+1.pdf", t),
            ["ListObjectsV2"] = (c, t) =>
                c.Get<IFileStorage>()
                    .ListAsync(
                        new()
                        {
                            FolderId = "a b/",
                            PageSize = 17,
                            From = "1ueGcxLPRx1Tr/XYExHnhbYLgveDs2J/wm36Hy4vbOwM=",
                        },
                        t
                    ),
            ["AbortMultipartUpload"] = async (c, t) =>
            {
                var broken = FileContent.FromFactory(_ => ValueTask.FromResult<Stream>(new BreakingStream(TwoParts)));
                await Assert.ThrowsAsync<InvalidDataException>(() =>
                    c.Get<IFileStorage>().UploadAsync(Upload(0) with { Content = broken }, t)
                );
            },
            ["CreateMultipartUpload, UploadPart, CompleteMultipartUpload"] = (c, t) =>
                c.Get<IFileStorage>().UploadAsync(Upload(TwoParts), t),
        };

    private static FileUpload Upload(int length) =>
        new()
        {
            Name = "café+1.pdf",
            FolderId = "a b",
            Content = FileContent.FromBytes(new byte[length]),
        };

    /// <summary>Breaks after so many bytes.</summary>
    private sealed class BreakingStream(int length) : MemoryStream(new byte[length])
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            Position == Length ? throw new InvalidDataException("the source broke") : await base.ReadAsync(buffer, cancellationToken);
    }
}
