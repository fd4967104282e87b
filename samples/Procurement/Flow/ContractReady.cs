using Microsoft.Extensions.DependencyInjection;
using Procur.Integrations;

namespace Procurement.Flow;

/// <summary>The note in the thread that ends this part of the flow.</summary>
internal sealed class ContractReady : IProcurementStep
{
    public string Name => "Contract ready";

    public string Service(ProcurementContext context) => "Slack";

    public async Task<StepResult> RunAsync(ProcurementContext context, CancellationToken cancellationToken)
    {
        var chat = context.Services.GetRequiredService<IChatNotifier>();
        var message = new ChatMessage
        {
            To = ChatTarget.Thread(context.Thread!),
            Text =
                ChatText.Bold("Contract ready. ") + $"{context.Request.Title} by {context.Request.Vendor} is paid ({context.Payment!.Id}).",
            Reference = $"{context.Request.Reference}-contract",
            OperationKey = context.OperationKey("contract-ready"),
        };
        var posted = await context.SettleAsync(token => chat.PostAsync(message, token), cancellationToken);
        return StepResult.Done("note posted in the thread", posted.Message.Id);
    }
}
