using Procur.Integrations.Stripe;
using Procur.Integrations.Wire;

namespace Procur.Integrations.System.Tests.Faults;

/// <summary>What changes at Stripe through the capabilities of billing.</summary>
internal static class StripeBillingCalls
{
    public static IReadOnlyList<ChangingCall> All { get; } =
    [
        new(
            "stripe",
            "customer changed",
            "customers.update",
            "customer-updated",
            bench => ChangingCalls.CustomerAsync(bench, "made"),
            async (bench, id, key) =>
                await (await bench.GetAsync<IPaymentCustomers>()).UpdateCustomerAsync(
                    new()
                    {
                        CustomerId = id,
                        Name = "Acme Ltd",
                        OperationKey = key,
                    },
                    bench.Token
                )
        ),
        new(
            "stripe",
            "subscription",
            "subscriptions.create",
            "subscription",
            async bench => $"{await CustomerOnFileAsync(bench)} {await PriceAsync(bench, "first")}",
            async (bench, ids, key) => await SubscribeAsync(bench, ids, key)
        ),
        new(
            "stripe",
            "subscription changed",
            "subscriptions.update",
            "subscription-updated",
            async bench =>
            {
                var subscription = await SubscribedAsync(bench);
                return $"{subscription} {await PriceAsync(bench, "second")}";
            },
            async (bench, ids, key) =>
                await (await bench.GetAsync<ISubscriptionBilling>()).ChangeSubscriptionAsync(
                    new()
                    {
                        SubscriptionId = ids.Split(' ')[0],
                        PriceId = ids.Split(' ')[1],
                        Quantity = 2,
                        OperationKey = key,
                    },
                    bench.Token
                )
        ),
        new(
            "stripe",
            "subscription canceled at the period's end",
            "subscriptions.update",
            "subscription-updated",
            SubscribedAsync,
            async (bench, id, key) =>
                await (await bench.GetAsync<ISubscriptionBilling>()).CancelSubscriptionAsync(
                    new()
                    {
                        SubscriptionId = id,
                        AtPeriodEnd = true,
                        OperationKey = key,
                    },
                    bench.Token
                )
        ),
        new(
            "stripe",
            "subscription canceled",
            "subscriptions.cancel",
            "subscription-canceled",
            SubscribedAsync,
            async (bench, id, key) =>
                await (await bench.GetAsync<ISubscriptionBilling>()).CancelSubscriptionAsync(
                    new() { SubscriptionId = id, OperationKey = key },
                    bench.Token
                )
        ),
        new(
            "stripe",
            "invoice sent",
            "invoices.send",
            "invoice-sent",
            DraftAsync,
            async (bench, id, key) =>
                await (await bench.GetAsync<IInvoicing>()).SendInvoiceAsync(new() { InvoiceId = id, OperationKey = key }, bench.Token)
        ),
        new(
            "stripe",
            "invoice paid",
            "invoices.pay",
            "payment",
            FinalAsync,
            async (bench, id, key) =>
                await (await bench.GetAsync<IInvoicing>()).PayInvoiceAsync(
                    new()
                    {
                        InvoiceId = id,
                        Payer = Payer.WithMethod("pm_card_visa"),
                        OperationKey = key,
                    },
                    bench.Token
                )
        ),
        new(
            "stripe",
            "invoice called off",
            "invoices.void",
            "invoice-voided",
            FinalAsync,
            async (bench, id, key) =>
                await (await bench.GetAsync<IInvoicing>()).VoidInvoiceAsync(new() { InvoiceId = id, OperationKey = key }, bench.Token)
        ),
    ];

    internal static async Task<string> DraftAsync(FaultBench bench) =>
        await ChangingCalls.InvoiceAsync(bench, await ChangingCalls.CustomerAsync(bench, "made"), "drafted");

    private static async Task<string> FinalAsync(FaultBench bench)
    {
        var id = await DraftAsync(bench);
        await (await bench.GetAsync<IInvoicing>()).FinalizeInvoiceAsync(new() { InvoiceId = id, OperationKey = "final" }, bench.Token);
        return id;
    }

    private static async Task<string> CustomerOnFileAsync(FaultBench bench)
    {
        var client = await bench.GetAsync<StripeClient>();
        var customer = await ChangingCalls.CustomerAsync(bench, "made");
        var attached = await client.AttachPaymentMethodAsync("pm_card_visa", new WireForm().Add("customer", customer), null, bench.Token);
        await client.UpdateCustomerAsync(
            customer,
            new WireForm().Add("invoice_settings", "default_payment_method", attached.Value.Id),
            null,
            bench.Token
        );
        return customer;
    }

    private static async Task<string> PriceAsync(FaultBench bench, string name)
    {
        var client = await bench.GetAsync<StripeClient>();
        var product = await client.CreateProductAsync(new WireForm().Add("name", name), null, bench.Token);
        var price = await client.CreatePriceAsync(
            new WireForm()
                .Add("product", product.Value.Id)
                .Add("currency", "usd")
                .Add("unit_amount", 2550)
                .Add("recurring", "interval", "month"),
            null,
            bench.Token
        );
        return price.Value.Id;
    }

    private static async Task<string> SubscribeAsync(FaultBench bench, string ids, string key) =>
        (
            await (await bench.GetAsync<ISubscriptionBilling>()).CreateSubscriptionAsync(
                new()
                {
                    CustomerId = ids.Split(' ')[0],
                    PriceId = ids.Split(' ')[1],
                    Reference = "S1",
                    OperationKey = key,
                },
                bench.Token
            )
        ).Id;

    private static async Task<string> SubscribedAsync(FaultBench bench) =>
        await SubscribeAsync(bench, $"{await CustomerOnFileAsync(bench)} {await PriceAsync(bench, "first")}", "subscribed");
}
