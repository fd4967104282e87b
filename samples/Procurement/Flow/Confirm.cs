using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Procur.Integrations;

namespace Procurement.Flow;

/// <summary>The mail that ends the flow, with the signed contract.</summary>
internal sealed class Confirm : IProcurementStep
{
    public string Name => "Confirmation";

    public string Service(ProcurementContext context) => "SendGrid";

    public async Task<StepResult> RunAsync(ProcurementContext context, CancellationToken cancellationToken)
    {
        var request = context.Request;
        var mail = context.Services.GetRequiredService<IEmailSender>();
        var text = $"{request.Title} by {request.Vendor} is ordered and paid: {request.Total}, payment {context.Payment!.Id}.";
        var message = new EmailMessage
        {
            To =
            [
                new EmailAddress(request.Signer.Email, request.Signer.Name),
                .. request.Attendees.Select(email => new EmailAddress(email)),
            ],
            Subject = $"{request.Id}: {request.Title}",
            Text = text,
            Html = $"<p>{WebUtility.HtmlEncode(text)}</p><p>The signed contract is attached.</p>",
            Attachments = [new("contract.pdf", FileContent.FromFile(context.SignedContractPath)) { ContentType = "application/pdf" }],
            Reference = request.Reference,
            OperationKey = context.OperationKey("confirmation"),
        };
        var receipt = await context.SettleAsync(token => mail.SendAsync(message, token), cancellationToken);
        var refused = receipt.Recipients.Where(recipient => recipient.Status == EmailRecipientStatus.Refused).ToList();
        return refused.Count == 0
            ? StepResult.Done($"accepted for {receipt.Recipients.Count}, contract attached", receipt.MessageId)
            : StepResult.NotDone($"refused for {refused.Count} of {receipt.Recipients.Count}", receipt.MessageId);
    }
}
