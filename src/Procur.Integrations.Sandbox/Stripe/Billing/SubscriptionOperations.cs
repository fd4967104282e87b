using Procur.Integrations.Sandbox.StandIns;

namespace Procur.Integrations.Sandbox.Stripe;

/// <summary><c>/v1/subscriptions</c>.</summary>
internal static class SubscriptionOperations
{
    private const string Fields =
        "add_invoice_items* application_fee_percent automatic_tax* billing_cycle_anchor billing_schedules* billing_thresholds* cancel_at cancel_at_period_end collection_method "
        + "days_until_due default_payment_method default_source default_tax_rates description discounts* invoice_settings* metadata* off_session on_behalf_of payment_behavior "
        + "payment_settings* pending_invoice_item_interval* proration_behavior transfer_data* trial_end trial_from_plan trial_settings* "
        + "items{billing_thresholds* clear_usage deleted discounts* id metadata* plan price quantity tax_rates "
        + PriceOperations.Data
        + "}";

    private const string NoMethod =
        "This customer has no attached payment source or default payment method. Please consider adding a default payment method. For more information, visit https://stripe.com/docs/billing/subscriptions/payment-methods-setting#payment-method-priority.";

    public static void AddTo(StripeRoutes routes)
    {
        routes.Post(
            "subscriptions.create",
            "/v1/subscriptions",
            Fields + " backdate_start_date billing_cycle_anchor_config* billing_mode* currency customer customer_account trial_period_days",
            Create
        );
        routes.Get(
            "subscriptions.list",
            "/v1/subscriptions",
            StripeRoutes.Paging
                + " automatic_tax* collection_method current_period_end* current_period_start* customer customer_account plan price status test_clock",
            List
        );
        routes.Get("subscriptions.search", "/v1/subscriptions/search", StripeSearch.Parameters, StripeSearch.Run<StripeSubscription>);
        routes.Get("subscriptions.get", "/v1/subscriptions/{}", "", call => call.Reply(Target(call)));
        routes.Post(
            "subscriptions.update",
            "/v1/subscriptions/{}",
            Fields + " cancellation_details* pause_collection{behavior resumes_at} proration_date",
            Update
        );
        routes.Delete("subscriptions.cancel", "/v1/subscriptions/{}", "cancellation_details{comment feedback} invoice_now prorate", Cancel);
    }

    /// <summary>Makes a subscription with its first invoice, and tries to have it paid.</summary>
    public static StripeSubscription Start(
        StripeCall call,
        StripeCustomer customer,
        IReadOnlyList<(StripePrice Price, long Quantity)> items,
        StripeParameters given
    )
    {
        var currency = items[0].Price.Currency;
        if (items.FirstOrDefault(x => x.Price.Currency != currency).Price is { } other)
        {
            throw StripeProblem.Invalid(
                null,
                "items",
                $"The price specified supports currencies of `{other.Currency}`. This doesn't match the expected currency: `{currency}`."
            );
        }

        if (items.FirstOrDefault(x => x.Price.Interval is null).Price is { } once)
        {
            throw StripeProblem.Invalid(
                null,
                "items[0][price]",
                $"The price specified ({once.Id}) is set to `type=one_time` but this field only accepts prices with `type=recurring`."
            );
        }

        var subscription = new StripeSubscription(call.Now, customer, currency)
        {
            PeriodEnd = items[0].Price.Interval!.After(call.Now).ToUnixTimeSeconds(),
        };
        subscription.Items.AddRange(items.Select(x => new StripeSubscriptionItem(call.Now, subscription, x.Price, x.Quantity)));
        Change(call, given, subscription);
        if (given.Integer("trial_period_days") is > 0 and { } days)
        {
            subscription.TrialEnd = call.Now.AddDays(days).ToUnixTimeSeconds();
        }

        if (subscription.TrialEnd is { } trialEnd)
        {
            subscription.PeriodEnd = trialEnd;
        }

        return subscription;
    }

    /// <summary>Keeps a subscription that was started, with the invoice for its first period.</summary>
    public static StripeInvoice Keep(StripeCall call, StripeSubscription subscription)
    {
        call.Objects.Add(subscription);
        var invoice = new StripeInvoice(call.Now, subscription.Customer, subscription.Currency, call.Root)
        {
            Subscription = subscription,
            BillingReason = "subscription_create",
            CollectionMethod = subscription.CollectionMethod,
            AutoAdvance = true,
            DueDate = subscription.DaysUntilDue is { } due ? call.Now.AddDays(due).ToUnixTimeSeconds() : null,
        };
        foreach (var item in subscription.Items)
        {
            var amount = subscription.TrialEnd is null ? item.Price.Amount * item.Quantity : 0;
            invoice.Lines.Add(
                new StripeLine(call.Now, subscription.Customer, subscription.Currency, amount, item.Quantity)
                {
                    Invoice = invoice,
                    Price = item.Price,
                    SubscriptionItem = item,
                    Description = $"{item.Quantity} × {item.Price.Product.Name}",
                    PeriodStart = subscription.PeriodStart,
                    PeriodEnd = subscription.PeriodEnd,
                }
            );
        }

        subscription.LatestInvoice = call.Objects.Add(invoice);
        call.Effect("subscription", subscription.Id, subscription.Total, subscription.Currency, subscription.Reference);
        call.Emit("customer.subscription.created", subscription);
        call.Emit("invoice.created", invoice);
        return invoice;
    }

    /// <summary>Ends a subscription now.</summary>
    public static void End(StripeCall call, StripeSubscription subscription)
    {
        subscription.Status = "canceled";
        subscription.CanceledAt ??= call.NowSeconds;
        subscription.EndedAt = call.NowSeconds;
        call.Effect("subscription-canceled", subscription.Id, reference: subscription.Reference);
        call.Emit("customer.subscription.deleted", subscription);
    }

    private static StripeSubscription Target(StripeCall call) => call.Target<StripeSubscription>("subscription", "subscription_exposed_id");

    private static StandInReply Create(StripeCall call)
    {
        var given = call.Parameters;
        var customer = call.Named<StripeCustomer>("customer", "customer") ?? throw given.Lacking("customer");
        var items = given.Objects("items");
        if (items.Count == 0)
        {
            throw given.Lacking("items");
        }

        var behavior =
            given.Choice("payment_behavior", "allow_incomplete", "default_incomplete", "error_if_incomplete", "pending_if_incomplete")
            ?? "allow_incomplete";
        var subscription = Start(call, customer, [.. items.Select(x => (PriceOperations.Of(call, x), x.Integer("quantity") ?? 1))], given);
        var automatic = subscription is { CollectionMethod: "charge_automatically", TrialEnd: null } && subscription.Total > 0;
        var methodId = subscription.DefaultMethod ?? customer.DefaultMethod;
        var method = methodId is null ? null : call.Objects.Find<StripePaymentMethod>(methodId);
        if (automatic && behavior != "default_incomplete")
        {
            if (method is null)
            {
                throw StripeProblem.Refused("resource_missing", null, NoMethod);
            }

            if (behavior == "error_if_incomplete" && method.Card.Conduct is not (StripeCardConduct.Pays or StripeCardConduct.RefundsLate))
            {
                throw StripeProblem.Declined(method.Card.Decline ?? StripeDecline.AuthenticationRequired, null, method, null);
            }
        }

        subscription.Status =
            subscription.TrialEnd is not null ? "trialing"
            : automatic ? "incomplete"
            : "active";
        var invoice = Keep(call, subscription);
        if (subscription.CollectionMethod == "charge_automatically")
        {
            StripeInvoiceFlow.Complete(call, invoice);
            if (automatic && behavior != "default_incomplete")
            {
                TryPay(call, invoice);
            }
        }

        return call.Reply(subscription);
    }

    private static void TryPay(StripeCall call, StripeInvoice invoice)
    {
        try
        {
            StripeInvoiceFlow.Pay(call, invoice, null);
        }
        catch (StripeProblem problem) when (problem.Status == 402)
        {
            // The subscription stays incomplete, and that is the answer.
        }
    }

    private static StandInReply Update(StripeCall call)
    {
        var subscription = Target(call);
        if (subscription.IsOver && call.Parameters.Names.Any(x => x is not ("metadata" or "cancellation_details" or "expand")))
        {
            throw StripeProblem.Refused(null, null, "A canceled subscription can only update its cancellation_details and metadata.");
        }

        ChangeItems(call, subscription);
        Change(call, call.Parameters, subscription);
        call.Effect("subscription-updated", subscription.Id, subscription.Total, subscription.Currency, subscription.Reference);
        call.Emit("customer.subscription.updated", subscription);
        return call.Reply(subscription);
    }

    private static StandInReply Cancel(StripeCall call)
    {
        var subscription = Target(call);
        if (subscription.IsOver)
        {
            throw StripeProblem.Missing("subscription", subscription.Id, "subscription_exposed_id", inPath: true);
        }

        subscription.CancellationDetails = call.Parameters.Raw("cancellation_details") ?? subscription.CancellationDetails;
        End(call, subscription);
        return call.Reply(subscription);
    }

    private static StandInReply List(StripeCall call)
    {
        var given = call.Parameters;
        var (customer, status, price) = (given.Text("customer"), given.Text("status"), given.Text("price"));
        var collection = given.Choice("collection_method", "charge_automatically", "send_invoice");
        return call.Page<StripeSubscription>(
            "subscription",
            x =>
                (customer is null || x.Customer.Id == customer)
                && (price is null || x.Items.Exists(i => i.Price.Id == price))
                && (collection is null || x.CollectionMethod == collection)
                && status switch
                {
                    null => !x.IsOver,
                    "all" => true,
                    "ended" => x.IsOver,
                    var one => x.Status == one,
                }
        );
    }

    private static void ChangeItems(StripeCall call, StripeSubscription subscription)
    {
        var changed = new List<StripeSubscriptionItem>(subscription.Items);
        foreach (var given in call.Parameters.Objects("items"))
        {
            var id = given.Text("id");
            var item = id is null
                ? null
                : changed.Find(x => x.Id == id) ?? throw StripeProblem.Missing("subscription item", id, given.Param("id"), inPath: false);
            if (item is not null && given.Flag("deleted") is true)
            {
                changed.Remove(item);
                continue;
            }

            var price = given.Has("price") || given.Has("price_data") || item is null ? PriceOperations.Of(call, given) : item.Price;
            var quantity = given.Integer("quantity") ?? item?.Quantity ?? 1;
            if (item is null)
            {
                changed.Add(new StripeSubscriptionItem(call.Now, subscription, price, quantity));
            }
            else
            {
                (item.Price, item.Quantity) = (price, quantity);
            }
        }

        if (changed.Count == 0)
        {
            throw StripeProblem.Refused(null, "items", "A subscription must have at least one active plan.");
        }

        subscription.Items.Clear();
        subscription.Items.AddRange(changed);
    }

    private static void Change(StripeCall call, StripeParameters given, StripeSubscription subscription)
    {
        var collection = given.Choice("collection_method", "charge_automatically", "send_invoice") ?? subscription.CollectionMethod;
        var days = given.Integer("days_until_due") ?? subscription.DaysUntilDue;
        if (collection == "send_invoice" && days is null)
        {
            throw StripeProblem.Invalid(
                null,
                "days_until_due",
                "You must pass `days_until_due` when `collection_method` is set to `send_invoice`."
            );
        }

        var method = PaymentMethodOperations.Named(call, given, "default_payment_method");
        if (method is not null && method.Customer != subscription.Customer.Id)
        {
            throw StripeProblem.Invalid(
                "resource_missing",
                "default_payment_method",
                $"The customer does not have a payment method with the ID {method.Id}. The payment method must be attached to the customer."
            );
        }

        subscription.TrialEnd = given.Text("trial_end") == "now" ? null : given.Integer("trial_end") ?? subscription.TrialEnd;
        if (subscription is { TrialEnd: null, Status: "trialing" })
        {
            subscription.Status = "active";
        }

        subscription.DefaultMethod = method?.Id ?? subscription.DefaultMethod;
        (subscription.CollectionMethod, subscription.DaysUntilDue) = (collection, days);
        subscription.Description = given.Text("description") ?? subscription.Description;
        if (given.Flag("cancel_at_period_end") is { } atEnd)
        {
            subscription.CancelAtPeriodEnd = atEnd;
            subscription.CanceledAt = atEnd ? call.NowSeconds : null;
        }

        if (given.Has("cancel_at"))
        {
            subscription.CancelAt = given.Integer("cancel_at");
            subscription.CanceledAt = subscription.CancelAt is null ? null : call.NowSeconds;
        }

        subscription.CancellationDetails = given.Raw("cancellation_details") ?? subscription.CancellationDetails;
        subscription.PauseCollection = given.Raw("pause_collection") ?? subscription.PauseCollection;
        subscription.UpdateMetadata(given);
    }
}
