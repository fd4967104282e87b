namespace Procur.Integrations.CrashHost;

/// <summary>One intent of each service, by the capability a host would use. The operation key names it again after a crash.</summary>
internal static class Intents
{
    public static Func<int, CancellationToken, Task> Of(string integration, IServiceProvider services) =>
        integration switch
        {
            "stripe" => (number, cancellationToken) =>
                services
                    .GetRequiredService<IPaymentProvider>()
                    .CreatePaymentAsync(
                        new PaymentRequest
                        {
                            Amount = new Money(10 + number, "USD"),
                            Payer = Payer.WithMethod("pm_card_visa"),
                            Reference = $"intent-{number}",
                            OperationKey = $"intent-{number}",
                        },
                        cancellationToken
                    ),
            "mpesa" => (number, cancellationToken) =>
                services
                    .GetRequiredService<IPaymentProvider>()
                    .CreatePaymentAsync(
                        new PaymentRequest
                        {
                            Amount = new Money(100 + number, "KES"),
                            Payer = Payer.WithPhone($"07{number:D8}"),
                            Reference = $"I{number}",
                            Description = "Order",
                            OperationKey = $"intent-{number}",
                        },
                        cancellationToken
                    ),
            "slack" => (number, cancellationToken) =>
                services
                    .GetRequiredService<IChatNotifier>()
                    .PostAsync(
                        new ChatMessage
                        {
                            To = ChatTarget.Channel("#procurement"),
                            Text = $"intent-{number}",
                            Reference = $"intent-{number}",
                            OperationKey = $"intent-{number}",
                        },
                        cancellationToken
                    ),
            "sap" => (number, cancellationToken) =>
                services
                    .GetRequiredService<IErpConnector>()
                    .CreatePurchaseOrderAsync(
                        new PurchaseOrderRequest
                        {
                            VendorId = "17300001",
                            Reference = $"PR-{number}",
                            Total = new Money(50, "USD"),
                            Department = "17101101",
                            OperationKey = $"intent-{number}",
                            Lines =
                            [
                                new()
                                {
                                    Description = "Chairs",
                                    Quantity = 10,
                                    UnitPrice = new Money(5, "USD"),
                                },
                            ],
                        },
                        cancellationToken
                    ),
            "sendgrid" => (number, cancellationToken) =>
                services
                    .GetRequiredService<IEmailSender>()
                    .SendAsync(
                        new EmailMessage
                        {
                            To = [new("buyer@acme.example")],
                            Subject = $"intent-{number}",
                            Text = "It is ready.",
                            Reference = $"intent-{number}",
                            OperationKey = $"intent-{number}",
                        },
                        cancellationToken
                    ),
            _ => throw new ArgumentException($"No intent is made for {integration}.", nameof(integration)),
        };
}
