using Microsoft.Extensions.DependencyInjection;
using Procur.Integrations;

namespace Procurement.Flow;

/// <summary>A rich notice that opens the thread of the negotiation.</summary>
internal sealed class OpenNegotiation : IProcurementStep
{
    public string Name => "Negotiation opened";

    public string Service(ProcurementContext context) => "Slack";

    public async Task<StepResult> RunAsync(ProcurementContext context, CancellationToken cancellationToken)
    {
        var request = context.Request;
        var channels = context.Services.GetRequiredService<IChatChannels>();
        await foreach (
            var channel in Pages.WalkAsync(
                (from, token) => channels.ListChannelsAsync(new ChannelQuery { From = from }, token),
                cancellationToken
            )
        )
        {
            if (channel.Name == request.Channel)
            {
                context.ChannelId = channel.Id;
                break;
            }
        }

        if (context.ChannelId is null)
        {
            return StepResult.NotDone($"there is no channel #{request.Channel}");
        }

        var chat = context.Services.GetRequiredService<IChatNotifier>();
        var message = new ChatMessage
        {
            To = ChatTarget.Channel(context.ChannelId),
            Title = $"Negotiation started: {request.Title}",
            Text = ChatText.FromString("We negotiate with ") + ChatText.Bold(request.Vendor) + $" for {request.Department}.",
            Fields =
            [
                new ChatField("Request", request.Id),
                new ChatField("Budget", request.Total.ToString()),
                .. request.Lines.Select(line => new ChatField(line.Description, $"{line.Quantity} × {line.UnitPrice}")),
            ],
            Reference = request.Reference,
            OperationKey = context.OperationKey("negotiation"),
        };
        var posted = await context.SettleAsync(token => chat.PostAsync(message, token), cancellationToken);
        context.Thread = posted.Message;
        return StepResult.Done($"thread opened in #{request.Channel}", posted.Message.Id);
    }
}
