using Procur.Integrations.Stripe;
using Procur.Integrations.Wire;

namespace Procur.Integrations.System.Tests.Faults;

/// <summary>What changes at Stripe through its wire client alone.</summary>
internal static class StripeClientCalls
{
    public static IReadOnlyList<ChangingCall> All { get; } =
    [
        new(
            "stripe",
            "payment changed",
            "payment_intents.update",
            "payment-updated",
            OpenPaymentAsync,
            async (bench, id, key) =>
                await (await ClientAsync(bench)).UpdatePaymentIntentAsync(
                    id,
                    new WireForm().Add("description", "Order 17"),
                    Intent(key),
                    bench.Token
                )
        ),
        new(
            "stripe",
            "method attached",
            "payment_methods.attach",
            "payment-method-attached",
            bench => ChangingCalls.CustomerAsync(bench, "made"),
            async (bench, id, key) =>
                await (await ClientAsync(bench)).AttachPaymentMethodAsync(
                    "pm_card_visa",
                    new WireForm().Add("customer", id),
                    Intent(key),
                    bench.Token
                )
        ),
        new(
            "stripe",
            "method detached",
            "payment_methods.detach",
            "payment-method-detached",
            AttachedAsync,
            async (bench, id, key) => await (await ClientAsync(bench)).DetachPaymentMethodAsync(id, null, Intent(key), bench.Token)
        ),
        new(
            "stripe",
            "product",
            "products.create",
            "product",
            ChangingCalls.Nothing,
            async (bench, id, key) =>
                await (await ClientAsync(bench)).CreateProductAsync(new WireForm().Add("name", "Licence"), Intent(key), bench.Token)
        ),
        new(
            "stripe",
            "price",
            "prices.create",
            "price",
            ProductAsync,
            async (bench, id, key) =>
                await (await ClientAsync(bench)).CreatePriceAsync(
                    new WireForm().Add("product", id).Add("currency", "usd").Add("unit_amount", 2550),
                    Intent(key),
                    bench.Token
                )
        ),
        new(
            "stripe",
            "invoice changed",
            "invoices.update",
            "invoice-updated",
            StripeBillingCalls.DraftAsync,
            async (bench, id, key) =>
                await (await ClientAsync(bench)).UpdateInvoiceAsync(id, new WireForm().Add("description", "May"), Intent(key), bench.Token)
        ),
        new(
            "stripe",
            "draft deleted",
            "invoices.delete",
            "invoice-deleted",
            StripeBillingCalls.DraftAsync,
            async (bench, id, key) => await (await ClientAsync(bench)).DeleteInvoiceAsync(id, Intent(key), bench.Token)
        ),
        new(
            "stripe",
            "checkout closed",
            "checkout.sessions.expire",
            "checkout-expired",
            CheckoutAsync,
            async (bench, id, key) => await (await ClientAsync(bench)).ExpireCheckoutSessionAsync(id, null, Intent(key), bench.Token)
        ),
        new(
            "stripe",
            "webhook endpoint",
            "webhook_endpoints.create",
            "webhook-endpoint",
            ChangingCalls.Nothing,
            async (bench, id, key) => await (await ClientAsync(bench)).CreateWebhookEndpointAsync(Endpoint(), Intent(key), bench.Token)
        ),
        new(
            "stripe",
            "webhook endpoint changed",
            "webhook_endpoints.update",
            "webhook-endpoint-updated",
            EndpointAsync,
            async (bench, id, key) =>
                await (await ClientAsync(bench)).UpdateWebhookEndpointAsync(
                    id,
                    new WireForm().Add("disabled", true),
                    Intent(key),
                    bench.Token
                )
        ),
        new(
            "stripe",
            "webhook endpoint deleted",
            "webhook_endpoints.delete",
            "webhook-endpoint-deleted",
            EndpointAsync,
            async (bench, id, key) => await (await ClientAsync(bench)).DeleteWebhookEndpointAsync(id, Intent(key), bench.Token)
        ),
    ];

    private static Task<StripeClient> ClientAsync(FaultBench bench) => bench.GetAsync<StripeClient>();

    private static WireIntent Intent(string key) => WireIntent.New() with { OperationKey = key };

    private static WireForm Endpoint() =>
        new WireForm().Add("url", "https://host.example/api/webhooks/stripe").Add("enabled_events[0]", "invoice.paid");

    private static async Task<string> OpenPaymentAsync(FaultBench bench) =>
        (
            await (await bench.GetAsync<IPaymentProvider>()).CreatePaymentAsync(
                new() { Amount = ChangingCalls.Price, Reference = "R1" },
                bench.Token
            )
        ).Id;

    private static async Task<string> AttachedAsync(FaultBench bench)
    {
        var customer = await ChangingCalls.CustomerAsync(bench, "made");
        var attached = await (await ClientAsync(bench)).AttachPaymentMethodAsync(
            "pm_card_visa",
            new WireForm().Add("customer", customer),
            null,
            bench.Token
        );
        return attached.Value.Id;
    }

    private static async Task<string> ProductAsync(FaultBench bench) =>
        (await (await ClientAsync(bench)).CreateProductAsync(new WireForm().Add("name", "Licence"), null, bench.Token)).Value.Id;

    private static async Task<string> EndpointAsync(FaultBench bench) =>
        (await (await ClientAsync(bench)).CreateWebhookEndpointAsync(Endpoint(), null, bench.Token)).Value.Id;

    private static async Task<string> CheckoutAsync(FaultBench bench) =>
        (
            await (await bench.GetAsync<ICheckoutSessions>()).CreateCheckoutSessionAsync(
                new()
                {
                    Lines = [new CheckoutLine("Ticket", ChangingCalls.Price)],
                    SuccessUrl = new Uri("https://host.example/paid"),
                    OperationKey = "page",
                },
                bench.Token
            )
        ).Id;
}
