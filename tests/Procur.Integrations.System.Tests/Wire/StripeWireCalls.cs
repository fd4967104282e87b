using System.Collections.Frozen;
using Procur.Integrations.Connections;
using Procur.Integrations.Stripe;
using Procur.Integrations.Wire;

namespace Procur.Integrations.System.Tests.Wire;

/// <summary>Every wire operation of Stripe's client, run as a host runs it where a capability does, and by the client itself where none does.</summary>
internal static class StripeWireCalls
{
    private static readonly Money Price = new(25.50m, "USD");
    private static readonly Uri Back = new("https://host.example/back");

    /// <summary>Operations whose paths the kept part of the older document does not hold; they are checked against the pinned version alone.</summary>
    public static FrozenSet<string> NotInTheOlderDocument { get; } =
        new[] { "checkout.sessions.line_items", "invoices.delete" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Operations that the pinned version's document does not hold.</summary>
    public static FrozenSet<string> NotInThePinnedDocument { get; } = FrozenSet<string>.Empty;

    public static IReadOnlyDictionary<string, Func<Connection, CancellationToken, Task>> All { get; } =
        new Dictionary<string, Func<Connection, CancellationToken, Task>>
        {
            ["payment_intents.create"] = (c, t) =>
                c.Get<IPaymentProvider>()
                    .CreatePaymentAsync(
                        new()
                        {
                            Amount = Price,
                            Payer = Payer.WithMethod("pm_card_visa"),
                            Capture = CaptureMode.Manual,
                            Reference = "PO-1001",
                            Description = "Order 1001",
                            CustomerId = "cus_1",
                            ReturnUrl = Back,
                            Metadata = new Dictionary<string, string> { ["department"] = "IT" },
                        },
                        t
                    ),
            ["payment_intents.get"] = (c, t) => c.Get<IPaymentProvider>().GetPaymentAsync("pi_1", t),
            ["payment_intents.update"] = (c, t) =>
                Client(c).UpdatePaymentIntentAsync("pi_1", new WireForm().Add("description", "Order 2"), null, t),
            ["payment_intents.list"] = (c, t) =>
                c.Get<IPaymentHistory>()
                    .ListPaymentsAsync(
                        new()
                        {
                            CreatedFrom = DateTimeOffset.UnixEpoch.AddYears(50),
                            CreatedTo = DateTimeOffset.UnixEpoch.AddYears(56),
                            CustomerId = "cus_1",
                            From = "pi_0",
                        },
                        t
                    ),
            ["payment_intents.search"] = (c, t) =>
                Client(c).SearchPaymentIntentsAsync(new WireForm().Add("query", "metadata['reference']:'PO-1001'").Add("limit", 10), t),
            ["payment_intents.confirm"] = (c, t) =>
                c.Get<IPaymentConfirmation>()
                    .ConfirmPaymentAsync(
                        new()
                        {
                            PaymentId = "pi_1",
                            Payer = Payer.WithMethod("pm_card_visa"),
                            ReturnUrl = Back,
                        },
                        t
                    ),
            ["payment_intents.capture"] = (c, t) =>
                c.Get<IPaymentAuthorizations>().CapturePaymentAsync(new() { PaymentId = "pi_1", Amount = Price }, t),
            ["payment_intents.cancel"] = (c, t) =>
                c.Get<IPaymentAuthorizations>().VoidPaymentAsync(new() { PaymentId = "pi_1", Reason = "requested_by_customer" }, t),
            ["refunds.create"] = (c, t) =>
                c.Get<IPaymentRefunds>()
                    .RefundPaymentAsync(
                        new()
                        {
                            PaymentId = "pi_1",
                            Amount = Price,
                            Reason = "requested_by_customer",
                            Reference = "RF-1",
                        },
                        t
                    ),
            ["refunds.get"] = (c, t) => c.Get<IPaymentRefunds>().GetRefundAsync("re_1", t),
            ["refunds.list"] = (c, t) => Client(c).ListRefundsAsync(new WireForm().Add("payment_intent", "pi_1").Add("limit", 100), t),
            ["customers.create"] = (c, t) =>
                c.Get<IPaymentCustomers>()
                    .CreateCustomerAsync(
                        new()
                        {
                            Name = "Acme",
                            Email = "a@acme.example",
                            Phone = "+254700000000",
                            Reference = "C-1",
                        },
                        t
                    ),
            ["customers.get"] = (c, t) => c.Get<IPaymentCustomers>().GetCustomerAsync("cus_1", t),
            ["customers.update"] = (c, t) =>
                c.Get<IPaymentCustomers>().UpdateCustomerAsync(new() { CustomerId = "cus_1", Name = "Acme Ltd" }, t),
            ["customers.delete"] = (c, t) => c.Get<IPaymentCustomers>().DeleteCustomerAsync("cus_1", t),
            ["customers.list"] = (c, t) => Client(c).ListCustomersAsync(new WireForm().Add("email", "a@acme.example"), t),
            ["payment_methods.get"] = (c, t) => Client(c).GetPaymentMethodAsync("pm_1", null, t),
            ["payment_methods.list"] = (c, t) =>
                Client(c).ListPaymentMethodsAsync(new WireForm().Add("customer", "cus_1").Add("type", "card"), t),
            ["payment_methods.attach"] = (c, t) =>
                Client(c).AttachPaymentMethodAsync("pm_1", new WireForm().Add("customer", "cus_1"), null, t),
            ["payment_methods.detach"] = (c, t) => Client(c).DetachPaymentMethodAsync("pm_1", null, null, t),
            ["products.create"] = (c, t) => Client(c).CreateProductAsync(new WireForm().Add("name", "Licence"), null, t),
            ["products.get"] = (c, t) => Client(c).GetProductAsync("prod_1", null, t),
            ["products.list"] = (c, t) => Client(c).ListProductsAsync(new WireForm().Add("active", true), t),
            ["prices.create"] = (c, t) =>
                Client(c)
                    .CreatePriceAsync(
                        new WireForm()
                            .Add("currency", "usd")
                            .Add("unit_amount", 2550)
                            .Add("product", "prod_1")
                            .Add("recurring", "interval", "month"),
                        null,
                        t
                    ),
            ["prices.get"] = (c, t) => Client(c).GetPriceAsync("price_1", null, t),
            ["prices.list"] = (c, t) => Client(c).ListPricesAsync(new WireForm().Add("product", "prod_1"), t),
            ["subscriptions.create"] = (c, t) =>
                c.Get<ISubscriptionBilling>()
                    .CreateSubscriptionAsync(
                        new()
                        {
                            CustomerId = "cus_1",
                            PriceId = "price_1",
                            Quantity = 2,
                            TrialDays = 14,
                            Payer = Payer.WithMethod("pm_1"),
                            Reference = "S-1",
                        },
                        t
                    ),
            ["subscriptions.get"] = (c, t) => c.Get<ISubscriptionBilling>().GetSubscriptionAsync("sub_1", t),
            ["subscriptions.update"] = (c, t) =>
                c.Get<ISubscriptionBilling>().CancelSubscriptionAsync(new() { SubscriptionId = "sub_1", AtPeriodEnd = true }, t),
            ["subscriptions.cancel"] = (c, t) =>
                c.Get<ISubscriptionBilling>().CancelSubscriptionAsync(new() { SubscriptionId = "sub_1" }, t),
            ["subscriptions.list"] = (c, t) => Client(c).ListSubscriptionsAsync(new WireForm().Add("customer", "cus_1"), t),
            ["invoiceitems.create"] = (c, t) => InvoiceAsync(c, t),
            ["invoiceitems.list"] = (c, t) => Client(c).ListInvoiceItemsAsync(new WireForm().Add("invoice", "in_1"), t),
            ["invoices.create"] = (c, t) => InvoiceAsync(c, t),
            ["invoices.get"] = (c, t) => c.Get<IInvoicing>().GetInvoiceAsync("in_1", t),
            ["invoices.update"] = (c, t) => Client(c).UpdateInvoiceAsync("in_1", new WireForm().Add("description", "May"), null, t),
            ["invoices.delete"] = (c, t) => Client(c).DeleteInvoiceAsync("in_1", null, t),
            ["invoices.list"] = (c, t) => Client(c).ListInvoicesAsync(new WireForm().Add("customer", "cus_1"), t),
            ["invoices.finalize"] = (c, t) => c.Get<IInvoicing>().FinalizeInvoiceAsync(new() { InvoiceId = "in_1" }, t),
            ["invoices.send"] = (c, t) => c.Get<IInvoicing>().SendInvoiceAsync(new() { InvoiceId = "in_1" }, t),
            ["invoices.pay"] = (c, t) =>
                c.Get<IInvoicing>().PayInvoiceAsync(new() { InvoiceId = "in_1", Payer = Payer.WithMethod("pm_1") }, t),
            ["invoices.void"] = (c, t) => c.Get<IInvoicing>().VoidInvoiceAsync(new() { InvoiceId = "in_1" }, t),
            ["checkout.sessions.create"] = (c, t) =>
                c.Get<ICheckoutSessions>()
                    .CreateCheckoutSessionAsync(
                        new()
                        {
                            Lines = [new CheckoutLine("Ticket", Price, 2)],
                            SuccessUrl = Back,
                            CancelUrl = Back,
                            Reference = "CO-1",
                            CustomerId = "cus_1",
                        },
                        t
                    ),
            ["checkout.sessions.get"] = (c, t) => c.Get<ICheckoutSessions>().GetCheckoutSessionAsync("cs_1", t),
            ["checkout.sessions.list"] = (c, t) => Client(c).ListCheckoutSessionsAsync(new WireForm().Add("payment_intent", "pi_1"), t),
            ["checkout.sessions.expire"] = (c, t) => Client(c).ExpireCheckoutSessionAsync("cs_1", null, null, t),
            ["checkout.sessions.line_items"] = (c, t) => Client(c).ListCheckoutLineItemsAsync("cs_1", new WireForm().Add("limit", 10), t),
            ["balance.get"] = (c, t) => Client(c).GetBalanceAsync(null, t),
            ["account.get"] = (c, t) => Client(c).GetAccountAsync(null, t),
            ["events.get"] = (c, t) => Client(c).GetEventAsync("evt_1", null, t),
            ["events.list"] = (c, t) => Client(c).ListEventsAsync(new WireForm().Add("type", "invoice.paid"), t),
            ["webhook_endpoints.create"] = (c, t) =>
                Client(c)
                    .CreateWebhookEndpointAsync(
                        new WireForm()
                            .Add("url", "https://host.example/api/webhooks/stripe")
                            .Add("enabled_events[0]", "payment_intent.succeeded"),
                        null,
                        t
                    ),
            ["webhook_endpoints.get"] = (c, t) => Client(c).GetWebhookEndpointAsync("we_1", null, t),
            ["webhook_endpoints.update"] = (c, t) =>
                Client(c).UpdateWebhookEndpointAsync("we_1", new WireForm().Add("disabled", true), null, t),
            ["webhook_endpoints.delete"] = (c, t) => Client(c).DeleteWebhookEndpointAsync("we_1", null, t),
            ["webhook_endpoints.list"] = (c, t) => Client(c).ListWebhookEndpointsAsync(null, t),
        };

    private static StripeClient Client(Connection connection) => connection.Get<StripeClient>();

    private static Task<Invoice> InvoiceAsync(Connection connection, CancellationToken token) =>
        connection
            .Get<IInvoicing>()
            .CreateInvoiceAsync(
                new()
                {
                    CustomerId = "cus_1",
                    Lines = [new InvoiceLine("Licence", Price, 3)],
                    DaysUntilDue = 14,
                    Description = "May",
                    Reference = "I-1",
                },
                token
            );
}
