using Microsoft.Extensions.DependencyInjection;
using Procur.Integrations;

namespace Procurement.Flow;

/// <summary>The offer in the thread, with buttons for the one who may decide.</summary>
internal sealed class SendOffer : IProcurementStep
{
    public string Name => "Offer sent";

    public string Service(ProcurementContext context) => "Slack";

    public async Task<StepResult> RunAsync(ProcurementContext context, CancellationToken cancellationToken)
    {
        var request = context.Request;
        var users = context.Services.GetRequiredService<IChatUsers>();
        if (await users.FindUserByEmailAsync(request.Approver, cancellationToken) is not { } approver)
        {
            return StepResult.NotDone($"nobody in the workspace has the approver's address");
        }

        context.ApproverId = approver.Id;
        var chat = context.Services.GetRequiredService<IChatNotifier>();
        var message = new ChatMessage
        {
            To = ChatTarget.Thread(context.Thread!),
            Title = $"Offer from {request.Vendor}",
            Text = ChatText.User(approver.Id) + $" {request.Vendor} offers {request.Title} for {request.Total}. Shall we take it?",
            Approval = new ApprovalCard(request.Id) { Approvers = [approver.Id] },
            Reference = $"{request.Reference}-offer",
            OperationKey = context.OperationKey("offer"),
        };
        var posted = await context.SettleAsync(token => chat.PostAsync(message, token), cancellationToken);
        context.Offer = posted.Message;
        return StepResult.Done("offer with approve, reject and counter buttons in the thread", posted.Message.Id);
    }
}
