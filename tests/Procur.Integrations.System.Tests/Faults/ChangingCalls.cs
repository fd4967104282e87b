namespace Procur.Integrations.System.Tests.Faults;

/// <summary>Every changing wire operation of the services, as a host reaches it.</summary>
internal static class ChangingCalls
{
    internal static readonly Money Price = new(25.50m, "USD");

    public static IReadOnlyList<ChangingCall> All { get; } =
    [
        .. Stripe(),
        .. StripeBillingCalls.All,
        .. StripeClientCalls.All,
        .. Slack(),
        .. SlackClientCalls.All,
        .. Mpesa(),
        .. SendGridCalls.All,
        .. DocuSignCalls.All,
        .. GoogleCalendarCalls.All,
        .. GoogleDriveCalls.All,
        .. SapCalls.All,
        .. AmazonS3Calls.All,
    ];

    private static IEnumerable<ChangingCall> Stripe()
    {
        yield return new(
            "stripe",
            "payment",
            "payment_intents.create",
            "payment",
            Nothing,
            (bench, _, key) => PayAsync(bench, key, CaptureMode.Automatic)
        );
        yield return new(
            "stripe",
            "authorization",
            "payment_intents.create",
            "authorization",
            Nothing,
            (bench, _, key) => PayAsync(bench, key, CaptureMode.Manual)
        );
        yield return new(
            "stripe",
            "confirmation",
            "payment_intents.confirm",
            "payment",
            async bench =>
                (
                    await (await bench.GetAsync<IPaymentProvider>()).CreatePaymentAsync(
                        new() { Amount = Price, Reference = "R1" },
                        bench.Token
                    )
                ).Id,
            async (bench, id, key) =>
                await (await bench.GetAsync<IPaymentConfirmation>()).ConfirmPaymentAsync(
                    new()
                    {
                        PaymentId = id,
                        Payer = Payer.WithMethod("pm_card_visa"),
                        ReturnUrl = new Uri("https://host.example/back"),
                        OperationKey = key,
                    },
                    bench.Token
                )
        );
        yield return new(
            "stripe",
            "capture",
            "payment_intents.capture",
            "payment",
            AuthorizedAsync,
            async (bench, id, key) =>
                await (await bench.GetAsync<IPaymentAuthorizations>()).CapturePaymentAsync(
                    new() { PaymentId = id, OperationKey = key },
                    bench.Token
                )
        );
        yield return new(
            "stripe",
            "void",
            "payment_intents.cancel",
            "void",
            AuthorizedAsync,
            async (bench, id, key) =>
                await (await bench.GetAsync<IPaymentAuthorizations>()).VoidPaymentAsync(
                    new() { PaymentId = id, OperationKey = key },
                    bench.Token
                )
        );
        yield return new(
            "stripe",
            "partial refund",
            "refunds.create",
            "refund",
            async bench => (await PayAsync(bench, "paid", CaptureMode.Automatic)).Id,
            async (bench, id, key) =>
                await (await bench.GetAsync<IPaymentRefunds>()).RefundPaymentAsync(
                    new()
                    {
                        PaymentId = id,
                        Amount = new Money(5, "USD"),
                        Reference = "RF1",
                        OperationKey = key,
                    },
                    bench.Token
                )
        );
        yield return new(
            "stripe",
            "customer",
            "customers.create",
            "customer",
            Nothing,
            async (bench, _, key) => await CustomerAsync(bench, key)
        );
        yield return new(
            "stripe",
            "customer deleted",
            "customers.delete",
            "customer-deleted",
            bench => CustomerAsync(bench, "made"),
            async (bench, id, _) => await (await bench.GetAsync<IPaymentCustomers>()).DeleteCustomerAsync(id, bench.Token)
        );
        yield return new(
            "stripe",
            "invoice",
            "invoices.create",
            "invoice",
            bench => CustomerAsync(bench, "made"),
            async (bench, id, key) => await InvoiceAsync(bench, id, key)
        );
        yield return new(
            "stripe",
            "invoice line",
            "invoiceitems.create",
            "invoice-item",
            bench => CustomerAsync(bench, "made"),
            async (bench, id, key) => await InvoiceAsync(bench, id, key)
        );
        yield return new(
            "stripe",
            "invoice finalized",
            "invoices.finalize",
            "invoice-finalized",
            async bench => await InvoiceAsync(bench, await CustomerAsync(bench, "made"), "drafted"),
            async (bench, id, key) =>
                await (await bench.GetAsync<IInvoicing>()).FinalizeInvoiceAsync(new() { InvoiceId = id, OperationKey = key }, bench.Token)
        );
        yield return new(
            "stripe",
            "checkout",
            "checkout.sessions.create",
            "checkout",
            Nothing,
            async (bench, _, key) =>
                await (await bench.GetAsync<ICheckoutSessions>()).CreateCheckoutSessionAsync(
                    new()
                    {
                        Lines = [new CheckoutLine("Ticket", Price)],
                        SuccessUrl = new Uri("https://host.example/paid"),
                        Reference = "CO1",
                        OperationKey = key,
                    },
                    bench.Token
                )
        );
    }

    private static IEnumerable<ChangingCall> Slack()
    {
        yield return new(
            "slack",
            "message",
            "chat.postMessage",
            "message",
            ChannelAsync,
            async (bench, channel, key) => await PostAsync(bench, channel, key)
        );
        yield return new(
            "slack",
            "message changed",
            "chat.update",
            "message-update",
            async bench =>
            {
                var posted = await PostAsync(bench, await ChannelAsync(bench), "posted");
                return $"{posted.Message.Channel} {posted.Message.Id}";
            },
            async (bench, id, key) =>
                await (await bench.GetAsync<IChatNotifier>()).UpdateAsync(
                    new()
                    {
                        Message = Message(id),
                        Text = "changed",
                        OperationKey = key,
                    },
                    bench.Token
                )
        )
        {
            MayBeWrittenTwice = true,
        };
        yield return new(
            "slack",
            "reaction",
            "reactions.add",
            "reaction",
            async bench =>
            {
                var posted = await PostAsync(bench, await ChannelAsync(bench), "posted");
                return $"{posted.Message.Channel} {posted.Message.Id}";
            },
            async (bench, id, key) =>
                await (await bench.GetAsync<IChatNotifier>()).ReactAsync(
                    new()
                    {
                        Message = Message(id),
                        Emoji = "eyes",
                        OperationKey = key,
                    },
                    bench.Token
                )
        );
        yield return new(
            "slack",
            "channel",
            "conversations.create",
            "channel",
            Nothing,
            async (bench, _, key) =>
                await (await bench.GetAsync<IChatChannels>()).CreateChannelAsync(
                    new() { Name = "deal-17", OperationKey = key },
                    bench.Token
                )
        );
    }

    private static IEnumerable<ChangingCall> Mpesa()
    {
        yield return new(
            "mpesa",
            "prompt",
            "stk.push",
            "stk-prompt",
            Nothing,
            async (bench, _, key) =>
                await (await bench.GetAsync<IPaymentProvider>()).CreatePaymentAsync(
                    new()
                    {
                        Amount = new Money(150, "KES"),
                        Payer = Payer.WithPhone("0708374149"),
                        Reference = "INV17",
                        Description = "Order 17",
                        OperationKey = key,
                    },
                    bench.Token
                )
        );
    }

    internal static Task<string> Nothing(FaultBench bench) => Task.FromResult("");

    internal static async Task<Payment> PayAsync(FaultBench bench, string key, CaptureMode capture) =>
        await (await bench.GetAsync<IPaymentProvider>()).CreatePaymentAsync(
            new()
            {
                Amount = Price,
                Payer = Payer.WithMethod("pm_card_visa"),
                Capture = capture,
                Reference = "R1",
                OperationKey = key,
            },
            bench.Token
        );

    private static async Task<string> AuthorizedAsync(FaultBench bench) => (await PayAsync(bench, "held", CaptureMode.Manual)).Id;

    internal static async Task<string> CustomerAsync(FaultBench bench, string key) =>
        (
            await (await bench.GetAsync<IPaymentCustomers>()).CreateCustomerAsync(
                new()
                {
                    Name = "Acme",
                    Email = "buyer@acme.example",
                    Reference = "C1",
                    OperationKey = key,
                },
                bench.Token
            )
        ).Id;

    internal static async Task<string> InvoiceAsync(FaultBench bench, string customer, string key) =>
        (
            await (await bench.GetAsync<IInvoicing>()).CreateInvoiceAsync(
                new()
                {
                    CustomerId = customer,
                    Lines = [new InvoiceLine("Licence", Price)],
                    DaysUntilDue = 14,
                    Reference = "I1",
                    OperationKey = key,
                },
                bench.Token
            )
        ).Id;

    internal static async Task<string> ChannelAsync(FaultBench bench) =>
        (await (await bench.GetAsync<IChatChannels>()).ListChannelsAsync(new(), bench.Token))
            .Items.First(channel => channel.Name == "procurement")
            .Id;

    internal static async Task<PostedMessage> PostAsync(FaultBench bench, string channel, string key) =>
        await (await bench.GetAsync<IChatNotifier>()).PostAsync(
            new()
            {
                To = ChatTarget.Channel(channel),
                Text = "hello",
                Reference = $"M-{key}",
                OperationKey = key,
            },
            bench.Token
        );

    internal static MessageRef Message(string id) =>
        id.Split(' ') is [var channel, var ts] ? new MessageRef(channel, ts) : throw new ArgumentException(id, nameof(id));
}
