namespace Procur.Integrations.Sandbox.Stripe;

/// <summary>A subscription. It is not renewed when the clock moves.</summary>
internal sealed class StripeSubscription(DateTimeOffset created, StripeCustomer customer, string currency)
    : StripeObject("sub_1" + StripeIds.Text(23), created)
{
    public override string Kind => "subscription";

    public StripeCustomer Customer { get; } = customer;

    public string Currency { get; } = currency;

    public string Status { get; set; } = "incomplete";

    public List<StripeSubscriptionItem> Items { get; } = [];

    public string CollectionMethod { get; set; } = "charge_automatically";

    public long? DaysUntilDue { get; set; }

    public string? DefaultMethod { get; set; }

    public string? Description { get; set; }

    public bool CancelAtPeriodEnd { get; set; }

    public long? CancelAt { get; set; }

    public long? CanceledAt { get; set; }

    public long? EndedAt { get; set; }

    public StripeValue? CancellationDetails { get; set; }

    public StripeValue? PauseCollection { get; set; }

    public long PeriodStart { get; set; } = created.ToUnixTimeSeconds();

    public long PeriodEnd { get; set; }

    public long? TrialEnd { get; set; }

    public StripeInvoice? LatestInvoice { get; set; }

    public bool IsOver => Status is "canceled" or "incomplete_expired";

    public long Total => Items.Sum(x => x.Price.Amount * x.Quantity);

    /// <summary>Its first invoice has been paid.</summary>
    public void InvoicePaid(StripeCall call)
    {
        if (Status is "incomplete" or "past_due")
        {
            Status = "active";
            call.Emit("customer.subscription.updated", this);
        }
    }

    public override void Write(StripeWriter json)
    {
        json.Null("application", "application_fee_percent");
        json.Begin("automatic_tax");
        json.Null("disabled_reason");
        json.Flag("enabled", false);
        json.Null("liability");
        json.End();
        json.Number("billing_cycle_anchor", PeriodStart);
        json.Null("billing_cycle_anchor_config");
        json.Begin("billing_mode");
        json.Text("type", "flexible");
        json.End();
        json.Null("billing_thresholds");
        json.Number("cancel_at", CancelAtPeriodEnd ? PeriodEnd : CancelAt);
        json.Flag("cancel_at_period_end", CancelAtPeriodEnd);
        json.Number("canceled_at", CanceledAt);
        WriteCancellation(json);
        json.Text("collection_method", CollectionMethod);
        json.Number("created", Created);
        json.Text("currency", Currency);
        json.Reference("customer", Customer.Id);
        json.Null("customer_account");
        json.Number("days_until_due", DaysUntilDue);
        json.Reference("default_payment_method", DefaultMethod);
        json.Null("default_source");
        json.EmptyList("default_tax_rates");
        json.Text("description", Description);
        json.EmptyList("discounts");
        json.Number("ended_at", EndedAt);
        json.Begin("invoice_settings");
        json.Null("account_tax_ids");
        json.Begin("issuer");
        json.Text("type", "self");
        json.End();
        json.End();
        json.List("items", $"/v1/subscription_items?subscription={Id}", Items);
        json.Reference("latest_invoice", LatestInvoice?.Id);
        json.Flag("livemode", false);
        json.Metadata(Metadata);
        json.Null("next_pending_invoice_item_invoice", "on_behalf_of");
        json.Kept("pause_collection", PauseCollection);
        json.Begin("payment_settings");
        json.Null("payment_method_options", "payment_method_types");
        json.Text("save_default_payment_method", "off");
        json.End();
        json.Null("pending_invoice_item_interval", "pending_setup_intent", "pending_update", "schedule");
        json.Number("start_date", Created);
        json.Text("status", Status);
        json.Null("test_clock", "transfer_data");
        json.Number("trial_end", TrialEnd);
        json.Begin("trial_settings");
        json.Begin("end_behavior");
        json.Text("missing_payment_method", "create_invoice");
        json.End();
        json.End();
        json.Number("trial_start", TrialEnd is null ? null : Created);
    }

    private void WriteCancellation(StripeWriter json)
    {
        json.Begin("cancellation_details");
        json.Text("comment", CancellationDetails?.Parts?.GetValueOrDefault("comment")?.Text);
        json.Text("feedback", CancellationDetails?.Parts?.GetValueOrDefault("feedback")?.Text);
        json.Text("reason", CanceledAt is null ? null : "cancellation_requested");
        json.End();
    }
}
