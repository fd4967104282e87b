using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Procur.Integrations.Stripe;
using Procur.Integrations.Webhooks;
using Procur.Integrations.Wire;

namespace Procur.Integrations.System.Tests.Snippets;

/// <summary>The code of the provider packages' READMEs.</summary>
internal static class ProviderSnippets
{
    public static void Stripe(WebApplicationBuilder builder)
    {
        builder.Services.AddStripeIntegration();
        builder.Services.AddStripeIntegration("eu");

        builder.Services.AddWebhookHandler<IPaymentEvent>((paid, _) => Books.EnterAsync(paid.Payment));
    }

    public static async Task<Payment> StripeAsync(IPaymentProvider payments, CancellationToken cancellationToken)
    {
        var payment = await payments.CreatePaymentAsync(
            new PaymentRequest
            {
                Amount = new Money(25.50m, "USD"),
                Payer = Payer.WithMethod("pm_card_visa"),
                Reference = "PO-1001",
                OperationKey = "pay PO-1001",
            },
            cancellationToken
        );
        return payment;
    }

    public static async Task<int> ClientAsync(StripeClient client, string paymentId, CancellationToken cancellationToken)
    {
        var reply = await client.ListRefundsAsync(new WireForm().Add("payment_intent", paymentId), cancellationToken);
        return reply.Value.Data.Count;
    }

    public static void Mpesa(WebApplicationBuilder builder)
    {
        builder.Services.AddMpesaIntegration(options => options.CallbackBaseUrl = new Uri("https://pay.example.com/"));
    }

    public static async Task<Payment> MpesaAsync(IPaymentProvider payments, CancellationToken cancellationToken)
    {
        var payment = await payments.CreatePaymentAsync(
            new PaymentRequest
            {
                Amount = new Money(150, "KES"),
                Payer = Payer.WithPhone("0708 374 149"),
                Reference = "INV17",
                Description = "Order 17",
                OperationKey = "pay INV17",
            },
            cancellationToken
        );
        return payment;
    }

    public static void Slack(WebApplicationBuilder builder)
    {
        builder.Services.AddSlackIntegration();

        builder.Services.AddWebhookHandler<IApprovalDecisionEvent>(
            (decision, _) => Offers.DecideAsync(decision.ApprovalId, decision.Verdict)
        );
    }

    public static async Task<PostedMessage> SlackAsync(
        IChatNotifier chat,
        string channelId,
        string approverId,
        CancellationToken cancellationToken
    )
    {
        var posted = await chat.PostAsync(
            new ChatMessage
            {
                To = ChatTarget.Channel(channelId),
                Title = "Offer received",
                Text = ChatText.User(approverId) + " please look at " + ChatText.Bold("PO-1001"),
                Approval = new ApprovalCard("PO-1001") { Approvers = [approverId] },
                Reference = "PO1001",
                OperationKey = "offer PO-1001",
            },
            cancellationToken
        );
        return posted;
    }

    public static void Map(WebApplication app)
    {
        app.MapIntegrationWebhooks();
        app.MapIntegrationHealth();
    }

    private static class Books
    {
        public static Task EnterAsync(Payment payment) => Console.Out.WriteLineAsync(payment.Id);
    }

    private static class Offers
    {
        public static Task DecideAsync(string id, ApprovalVerdict verdict) => Console.Out.WriteLineAsync($"{id}: {verdict}");
    }
}
