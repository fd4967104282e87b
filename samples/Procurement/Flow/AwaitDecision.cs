using Microsoft.Extensions.DependencyInjection;
using Procur.Integrations;
using Procurement.Hosting;

namespace Procurement.Flow;

/// <summary>The approver's click, as Slack's own signed interaction at our endpoint.</summary>
internal sealed class AwaitDecision : IProcurementStep
{
    public string Name => "Decision";

    public string Service(ProcurementContext context) => "Slack";

    public async Task<StepResult> RunAsync(ProcurementContext context, CancellationToken cancellationToken)
    {
        var arrived = context.Services.GetRequiredService<Arrivals>().DecisionOn(context.Request.Id);
        await context.People.DecideAsync(context.Offer!, context.ApproverId!, cancellationToken);
        IApprovalDecisionEvent decision;
        try
        {
            decision = await arrived.WaitAsync(Patience.ForWebhook, cancellationToken);
        }
        catch (TimeoutException)
        {
            return StepResult.NotDone("the click did not reach us; Slack does not send a click again, so the offer stays open");
        }

        var verdict = decision.Verdict switch
        {
            ApprovalVerdict.Approved => "approved",
            ApprovalVerdict.Rejected => "rejected",
            ApprovalVerdict.Countered => "countered: a new offer is wanted",
            _ => "not understood",
        };
        var chat = context.Services.GetRequiredService<IChatNotifier>();
        var update = new ChatUpdate
        {
            Message = context.Offer!,
            Title = $"Offer from {context.Request.Vendor}: {verdict}",
            Text = ChatText.FromString($"{context.Request.Total}, {verdict} by ") + ChatText.User(decision.UserId),
            OperationKey = context.OperationKey("offer-decided"),
        };
        await context.SettleAsync(token => chat.UpdateAsync(update, token), cancellationToken);
        var what = $"{verdict}, by a signed click";
        return decision.Verdict == ApprovalVerdict.Approved
            ? StepResult.Done(what, context.Offer!.Id)
            : StepResult.NotDone(what, context.Offer!.Id);
    }
}
