using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Procur.Integrations.Sap;
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

    public static void Sap(WebApplicationBuilder builder)
    {
        builder.Services.AddSapIntegration();
    }

    public static async Task SapAsync(IErpConnector erp, SapClient sap, CancellationToken cancellationToken)
    {
        var order = await erp.CreatePurchaseOrderAsync(
            new PurchaseOrderRequest
            {
                VendorId = "17300001",
                Reference = "PR-2026-0017",
                Total = new Money(100.00m, "USD"),
                Department = "17101101",
                Lines =
                [
                    new()
                    {
                        Description = "Office chairs",
                        Quantity = 10,
                        UnitPrice = new Money(10.00m, "USD"),
                    },
                ],
            },
            cancellationToken
        );
        var invoice = await erp.CreateInvoiceAsync(
            new VendorInvoiceRequest
            {
                PurchaseOrderId = order.Id,
                InvoiceNumber = "INV-4711",
                Amount = new Money(100.00m, "USD"),
                DueDate = new DateOnly(2026, 12, 31),
            },
            cancellationToken
        );
        var result = await erp.ReconcileInvoiceAsync(
            new InvoiceReconciliationRequest { InvoiceId = invoice.Id, PurchaseOrderId = order.Id },
            cancellationToken
        );
        foreach (var reason in result.Match.Lines.SelectMany(line => line.Reasons))
        {
            Console.WriteLine(reason.Text);
        }

        var sheet = await sap.SendRawAsync(
            new SapRawCall("sap/opu/odata/sap/API_SERVICE_ENTRY_SHEET_SRV", HttpMethod.Get, "A_ServiceEntrySheet?$top=1"),
            cancellationToken
        );
        Console.WriteLine(sheet.Status);
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
