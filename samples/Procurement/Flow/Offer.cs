using Microsoft.Extensions.DependencyInjection;
using Procur.Integrations;
using Procurement.Hosting;

namespace Procurement.Flow;

/// <summary>The offer in the thread, with buttons for the one who may decide, and the click as Slack's own signed interaction at our endpoint.</summary>
internal sealed class Offer : IProcurementStep
{
    public string Name => "Offer";

    public string Service(ProcurementContext context) => "Slack";

    public async Task<StepResult> RunAsync(ProcurementContext context, CancellationToken cancellationToken)
    {
        var request = context.Request;
        var users = context.Services.GetRequiredService<IChatUsers>();
        if (await users.FindUserByEmailAsync(request.Approver, cancellationToken) is not { } approver)
        {
            return StepResult.NotDone("nobody in the workspace has the approver's address");
        }

        var arrived = context.Services.GetRequiredService<Arrivals>().DecisionOn(request.Id);
        var offer = await SendAsync(context, approver, cancellationToken);
        await context.People.DecideAsync(offer, approver.Id, cancellationToken);
        IApprovalDecisionEvent decision;
        try
        {
            decision = await arrived.WaitAsync(context.Patience.ForPeople, cancellationToken);
        }
        catch (TimeoutException)
        {
            return StepResult.NotDone("no click reached us; Slack does not send a click again, so the offer stays open", offer.Id);
        }

        var verdict = decision.Verdict switch
        {
            ApprovalVerdict.Approved => "approved",
            ApprovalVerdict.Rejected => "rejected",
            ApprovalVerdict.Countered => "countered: a new offer is wanted",
            _ => "not understood",
        };
        await ShowAsync(context, offer, decision, verdict, cancellationToken);
        var what = $"{verdict}, by a signed click";
        return decision.Verdict == ApprovalVerdict.Approved ? StepResult.Done(what, offer.Id) : StepResult.NotDone(what, offer.Id);
    }

    private static async Task<MessageRef> SendAsync(ProcurementContext context, ChatUser approver, CancellationToken cancellationToken)
    {
        var request = context.Request;
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
        context.Say("offer with approve, reject and counter buttons in the thread");
        return posted.Message;
    }

    private static async Task ShowAsync(
        ProcurementContext context,
        MessageRef offer,
        IApprovalDecisionEvent decision,
        string verdict,
        CancellationToken cancellationToken
    )
    {
        var chat = context.Services.GetRequiredService<IChatNotifier>();
        var update = new ChatUpdate
        {
            Message = offer,
            Title = $"Offer from {context.Request.Vendor}: {verdict}",
            Text = ChatText.FromString($"{context.Request.Total}, {verdict} by ") + ChatText.User(decision.UserId),
            OperationKey = context.OperationKey("offer-decided"),
        };
        await context.SettleAsync(token => chat.UpdateAsync(update, token), cancellationToken);
    }
}
