using Microsoft.AspNetCore.Builder;
using Procur.Integrations.AmazonS3;

namespace Procur.Integrations.System.Tests.Snippets;

/// <summary>The code of the Amazon S3 package's README.</summary>
internal static class AmazonS3Snippets
{
    public static void Register(WebApplicationBuilder builder)
    {
        builder.Services.AddAmazonS3Integration();
    }

    public static void RegisterAnother(WebApplicationBuilder builder, string accountId)
    {
        builder.Services.AddAmazonS3Integration(
            "archive",
            options =>
            {
                options.Profile = AmazonS3Profile.CloudflareR2;
                options.Endpoint = new Uri($"https://{accountId}.r2.cloudflarestorage.com/");
                options.BucketName = "archive";
            }
        );
    }

    public static async Task<TemporaryLink> StoreAsync(
        IFileStorage files,
        ITemporaryLinks links,
        string path,
        CancellationToken cancellationToken
    )
    {
        await using var contract = File.OpenRead(path);
        var stored = await files.UploadAsync(
            new FileUpload
            {
                Name = "PO-1001.pdf",
                FolderId = "contracts/",
                ContentType = "application/pdf",
                Content = FileContent.FromStream(contract),
            },
            cancellationToken
        );
        var link = await links.CreateLinkAsync(
            TemporaryLinkRequest.ForReading(stored.Id) with
            {
                ExpiresIn = TimeSpan.FromDays(1),
                DownloadName = "contract.pdf",
            },
            cancellationToken
        );
        return link;
    }

    public static async Task ReadAsync(IFileStorage files, string fileId, Stream destination, CancellationToken cancellationToken)
    {
        await using var download = await files.DownloadAsync(
            new FileDownloadRequest { FileId = fileId, Range = new FileRange(0, 1024) },
            cancellationToken
        );
        await download.Content.CopyToAsync(destination, cancellationToken);
    }
}
