using Microsoft.Extensions.DependencyInjection;
using Procur.Integrations;

namespace Procurement.Flow;

/// <summary>The signed contract in the archive, and a link that ends by itself in the thread.</summary>
internal sealed class StoreContract : IProcurementStep
{
    public string Name => "Contract stored";

    public string Service(ProcurementContext context) => "Amazon S3";

    public async Task<StepResult> RunAsync(ProcurementContext context, CancellationToken cancellationToken)
    {
        var folders = context.Services.GetRequiredKeyedService<IFileFolders>("s3");
        var files = context.Services.GetRequiredKeyedService<IFileStorage>("s3");
        var links = context.Services.GetRequiredKeyedService<ITemporaryLinks>("s3");
        var folderAsked = new FolderRequest { Name = "contracts", OperationKey = context.OperationKey("archive-folder") };
        var folder = await context.SettleAsync(token => folders.CreateFolderAsync(folderAsked, token), cancellationToken);
        var upload = new FileUpload
        {
            Content = FileContent.FromFile(context.SignedContractPath),
            Name = $"{context.Request.Reference}.pdf",
            FolderId = folder.Id,
            ContentType = "application/pdf",
            OperationKey = context.OperationKey("archive"),
        };
        var stored = await context.SettleAsync(token => files.UploadAsync(upload, token), cancellationToken);
        var link = await links.CreateLinkAsync(TemporaryLinkRequest.ForReading(stored.Id), cancellationToken);
        await NoteAsync(context, link, cancellationToken);
        return StepResult.Done($"stored; note posted in the thread with a link until {link.ExpiresAt:HH:mm} UTC", stored.Id);
    }

    private static async Task NoteAsync(ProcurementContext context, TemporaryLink link, CancellationToken cancellationToken)
    {
        var chat = context.Services.GetRequiredService<IChatNotifier>();
        var message = new ChatMessage
        {
            To = ChatTarget.Thread(context.Thread!),
            Text =
                ChatText.Bold("Contract ready. ")
                + $"{context.Request.Title} by {context.Request.Vendor} is signed: "
                + ChatText.Link(link.Address, "the signed contract"),
            Reference = $"{context.Request.Reference}-contract",
            OperationKey = context.OperationKey("contract-ready"),
        };
        await context.SettleAsync(token => chat.PostAsync(message, token), cancellationToken);
    }
}
