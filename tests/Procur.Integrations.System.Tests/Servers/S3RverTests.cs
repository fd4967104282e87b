using System.Net.Http.Headers;
using Procur.Integrations.AmazonS3;
using Procur.Integrations.TestKit;

namespace Procur.Integrations.System.Tests.Servers;

/// <summary>What our S3 provider sends, taken by an S3 server that others wrote. It asks for a known key and does not check signatures of version 4.</summary>
public sealed class S3RverTests
{
    private const int InParts = (2 * 5 * 1024 * 1024) + 17;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Files_go_there_and_back()
    {
        await using var server = await S3Rver.StartAsync(Token);
        using var connection = AmazonS3Integration.CreateConnection(Options(server));
        var files = connection.Get<IFileStorage>();
        foreach (var length in (int[])[0, 1, 70_000, InParts])
        {
            var bytes = FileBytes.Of(length);

            var stored = await files.UploadAsync(
                new FileUpload
                {
                    Name = "a b+café.bin",
                    FolderId = "2026",
                    ContentType = "application/x-test",
                    Content = FileContent.FromStream(new DripStream(bytes)),
                    Metadata = new Dictionary<string, string> { ["order"] = "PO-1001" },
                },
                Token
            );

            var found = await files.GetAsync(stored.Id, Token);
            Assert.Equal(length, found.Length);
            Assert.Equal("application/x-test", found.ContentType);
            Assert.Equal("PO-1001", found.Metadata["order"]);
            await using var download = await files.DownloadAsync(new FileDownloadRequest { FileId = stored.Id }, Token);
            Assert.Equal(bytes, await FileBytes.ReadAsync(download.Content, Token));
        }

        await using var part = await files.DownloadAsync(
            new FileDownloadRequest { FileId = "2026/a b+café.bin", Range = new FileRange(100, 10) },
            Token
        );
        Assert.Equal(FileBytes.Of(InParts)[100..110], await FileBytes.ReadAsync(part.Content, Token));
    }

    [Fact]
    public async Task Lists_folders_and_deletions_are_its_own_too()
    {
        await using var server = await S3Rver.StartAsync(Token);
        using var connection = AmazonS3Integration.CreateConnection(Options(server));
        var files = connection.Get<IFileStorage>();
        var folder = await connection.Get<IFileFolders>().CreateFolderAsync(new FolderRequest { Name = "offers" }, Token);
        for (var i = 0; i < 5; i++)
        {
            await files.UploadAsync(
                new FileUpload
                {
                    Name = $"{i} é.txt",
                    FolderId = folder.Id,
                    Content = FileContent.FromBytes("x"u8.ToArray()),
                },
                Token
            );
        }

        var listed = new List<string>();
        await foreach (
            var file in Pages.WalkAsync(
                (from, token) =>
                    files.ListAsync(
                        new FileQuery
                        {
                            FolderId = folder.Id,
                            PageSize = 2,
                            From = from,
                        },
                        token
                    ),
                Token
            )
        )
        {
            listed.Add(file.Name);
        }

        Assert.Equal(["0 é.txt", "1 é.txt", "2 é.txt", "3 é.txt", "4 é.txt"], listed);
        Assert.True(Assert.Single((await files.ListAsync(new FileQuery(), Token)).Items).IsFolder);
        await files.DeleteAsync("offers/0 é.txt", Token);
        await files.DeleteAsync("offers/0 é.txt", Token);
        var missing = await Assert.ThrowsAsync<IntegrationException>(() => files.GetAsync("offers/0 é.txt", Token));
        Assert.Equal(IntegrationErrorKind.NotFound, missing.Kind);
    }

    [Fact]
    public async Task Links_read_and_write()
    {
        await using var server = await S3Rver.StartAsync(Token);
        using var connection = AmazonS3Integration.CreateConnection(Options(server));
        using var http = new HttpClient();
        var links = connection.Get<ITemporaryLinks>();

        var write = await links.CreateLinkAsync(
            TemporaryLinkRequest.ForWriting("from outside é.txt", "in") with
            {
                ContentType = "text/plain",
            },
            Token
        );
        using var content = new ByteArrayContent("brought"u8.ToArray());
        content.Headers.ContentType = new MediaTypeHeaderValue("text/plain");
        using var written = await http.PutAsync(write.Address, content, Token);
        var read = await links.CreateLinkAsync(TemporaryLinkRequest.ForReading(write.FileId!) with { DownloadName = "x.txt" }, Token);
        using var answer = await http.GetAsync(read.Address, Token);

        Assert.True(written.IsSuccessStatusCode, await written.Content.ReadAsStringAsync(Token));
        Assert.Equal("brought", await answer.Content.ReadAsStringAsync(Token));
        Assert.Equal("attachment; filename=\"x.txt\"", answer.Content.Headers.ContentDisposition?.ToString());
    }

    private static AmazonS3Options Options(S3Rver server) =>
        new()
        {
            Profile = AmazonS3Profile.Minio,
            Endpoint = server.Address,
            AccessKeyId = "S3RVER",
            SecretAccessKey = "S3RVER",
            BucketName = "the-bucket",
            PartSizeMiB = 5,
        };
}
