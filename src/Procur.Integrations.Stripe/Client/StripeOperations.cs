namespace Procur.Integrations.Stripe;

/// <summary>Every wire operation that <see cref="StripeClient"/> offers, one a method of the same name.</summary>
public static class StripeOperations
{
    private static readonly List<StripeOperation> Listed = [];

    internal static readonly StripeOperation CreatePaymentIntent = Post("payment_intents.create", "v1/payment_intents");
    internal static readonly StripeOperation GetPaymentIntent = Get("payment_intents.get", "v1/payment_intents/{id}");
    internal static readonly StripeOperation UpdatePaymentIntent = Post("payment_intents.update", "v1/payment_intents/{id}");
    internal static readonly StripeOperation ListPaymentIntents = Get("payment_intents.list", "v1/payment_intents");
    internal static readonly StripeOperation SearchPaymentIntents = Get("payment_intents.search", "v1/payment_intents/search");
    internal static readonly StripeOperation ConfirmPaymentIntent = Post("payment_intents.confirm", "v1/payment_intents/{id}/confirm");
    internal static readonly StripeOperation CapturePaymentIntent = Post("payment_intents.capture", "v1/payment_intents/{id}/capture");
    internal static readonly StripeOperation CancelPaymentIntent = Post("payment_intents.cancel", "v1/payment_intents/{id}/cancel");
    internal static readonly StripeOperation CreateRefund = Post("refunds.create", "v1/refunds");
    internal static readonly StripeOperation GetRefund = Get("refunds.get", "v1/refunds/{id}");
    internal static readonly StripeOperation ListRefunds = Get("refunds.list", "v1/refunds");

    internal static readonly StripeOperation CreateCustomer = Post("customers.create", "v1/customers");
    internal static readonly StripeOperation GetCustomer = Get("customers.get", "v1/customers/{id}");
    internal static readonly StripeOperation UpdateCustomer = Post("customers.update", "v1/customers/{id}");
    internal static readonly StripeOperation DeleteCustomer = Delete("customers.delete", "v1/customers/{id}");
    internal static readonly StripeOperation ListCustomers = Get("customers.list", "v1/customers");
    internal static readonly StripeOperation GetPaymentMethod = Get("payment_methods.get", "v1/payment_methods/{id}");
    internal static readonly StripeOperation ListPaymentMethods = Get("payment_methods.list", "v1/payment_methods");
    internal static readonly StripeOperation AttachPaymentMethod = Post("payment_methods.attach", "v1/payment_methods/{id}/attach");
    internal static readonly StripeOperation DetachPaymentMethod = Post("payment_methods.detach", "v1/payment_methods/{id}/detach");

    internal static readonly StripeOperation CreateProduct = Post("products.create", "v1/products");
    internal static readonly StripeOperation GetProduct = Get("products.get", "v1/products/{id}");
    internal static readonly StripeOperation ListProducts = Get("products.list", "v1/products");
    internal static readonly StripeOperation CreatePrice = Post("prices.create", "v1/prices");
    internal static readonly StripeOperation GetPrice = Get("prices.get", "v1/prices/{id}");
    internal static readonly StripeOperation ListPrices = Get("prices.list", "v1/prices");

    internal static readonly StripeOperation CreateSubscription = Post("subscriptions.create", "v1/subscriptions");
    internal static readonly StripeOperation GetSubscription = Get("subscriptions.get", "v1/subscriptions/{id}");
    internal static readonly StripeOperation UpdateSubscription = Post("subscriptions.update", "v1/subscriptions/{id}");
    internal static readonly StripeOperation CancelSubscription = Delete("subscriptions.cancel", "v1/subscriptions/{id}");
    internal static readonly StripeOperation ListSubscriptions = Get("subscriptions.list", "v1/subscriptions");
    internal static readonly StripeOperation CreateInvoiceItem = Post("invoiceitems.create", "v1/invoiceitems");
    internal static readonly StripeOperation ListInvoiceItems = Get("invoiceitems.list", "v1/invoiceitems");
    internal static readonly StripeOperation CreateInvoice = Post("invoices.create", "v1/invoices");
    internal static readonly StripeOperation GetInvoice = Get("invoices.get", "v1/invoices/{id}");
    internal static readonly StripeOperation UpdateInvoice = Post("invoices.update", "v1/invoices/{id}");
    internal static readonly StripeOperation DeleteInvoice = Delete("invoices.delete", "v1/invoices/{id}");
    internal static readonly StripeOperation ListInvoices = Get("invoices.list", "v1/invoices");
    internal static readonly StripeOperation FinalizeInvoice = Post("invoices.finalize", "v1/invoices/{id}/finalize");
    internal static readonly StripeOperation SendInvoice = Post("invoices.send", "v1/invoices/{id}/send");
    internal static readonly StripeOperation PayInvoice = Post("invoices.pay", "v1/invoices/{id}/pay");
    internal static readonly StripeOperation VoidInvoice = Post("invoices.void", "v1/invoices/{id}/void");

    internal static readonly StripeOperation CreateCheckoutSession = Post("checkout.sessions.create", "v1/checkout/sessions");
    internal static readonly StripeOperation GetCheckoutSession = Get("checkout.sessions.get", "v1/checkout/sessions/{id}");
    internal static readonly StripeOperation ListCheckoutSessions = Get("checkout.sessions.list", "v1/checkout/sessions");
    internal static readonly StripeOperation ExpireCheckoutSession = Post("checkout.sessions.expire", "v1/checkout/sessions/{id}/expire");
    internal static readonly StripeOperation ListCheckoutLineItems = Get(
        "checkout.sessions.line_items",
        "v1/checkout/sessions/{id}/line_items"
    );

    internal static readonly StripeOperation GetBalance = Get("balance.get", "v1/balance");
    internal static readonly StripeOperation GetAccount = Get("account.get", "v1/account");
    internal static readonly StripeOperation GetEvent = Get("events.get", "v1/events/{id}");
    internal static readonly StripeOperation ListEvents = Get("events.list", "v1/events");
    internal static readonly StripeOperation CreateWebhookEndpoint = Post("webhook_endpoints.create", "v1/webhook_endpoints");
    internal static readonly StripeOperation GetWebhookEndpoint = Get("webhook_endpoints.get", "v1/webhook_endpoints/{id}");
    internal static readonly StripeOperation UpdateWebhookEndpoint = Post("webhook_endpoints.update", "v1/webhook_endpoints/{id}");
    internal static readonly StripeOperation DeleteWebhookEndpoint = Delete("webhook_endpoints.delete", "v1/webhook_endpoints/{id}");
    internal static readonly StripeOperation ListWebhookEndpoints = Get("webhook_endpoints.list", "v1/webhook_endpoints");

    /// <summary>All of them, as the client itself uses them.</summary>
    public static IReadOnlyList<StripeOperation> All { get; } = Listed.AsReadOnly();

    private static StripeOperation Get(string name, string path) => New(name, HttpMethod.Get, path);

    private static StripeOperation Post(string name, string path) => New(name, HttpMethod.Post, path);

    private static StripeOperation Delete(string name, string path) => New(name, HttpMethod.Delete, path);

    private static StripeOperation New(string name, HttpMethod method, string path)
    {
        var operation = new StripeOperation(name, method, path);
        Listed.Add(operation);
        return operation;
    }
}
