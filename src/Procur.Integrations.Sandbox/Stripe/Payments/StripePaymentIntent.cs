namespace Procur.Integrations.Sandbox.Stripe;

/// <summary>A payment from its intention to its end.</summary>
internal sealed class StripePaymentIntent : StripeObject
{
    public StripePaymentIntent(DateTimeOffset created, long amount, string currency)
        : base(StripeIds.New("pi"), created)
    {
        Amount = amount;
        Currency = currency;
        ClientSecret = $"{Id}_secret_{StripeIds.Text(25)}";
    }

    public override string Kind => "payment_intent";

    public string ClientSecret { get; }

    public long Amount { get; set; }

    public string Currency { get; set; }

    public string Status { get; set; } = "requires_payment_method";

    public string CaptureMethod { get; set; } = "automatic_async";

    public string ConfirmationMethod { get; set; } = "automatic";

    /// <summary>Whether the account's methods that redirect may be used; null where methods were listed in place of it.</summary>
    public bool? Redirects { get; set; }

    public IReadOnlyList<string> MethodTypes { get; set; } = ["card"];

    public string? Customer { get; set; }

    public StripePaymentMethod? Method { get; set; }

    public string? Description { get; set; }

    public string? ReceiptEmail { get; set; }

    public string? ReturnUrl { get; set; }

    public string? SetupFutureUsage { get; set; }

    public string? StatementDescriptor { get; set; }

    public string? StatementDescriptorSuffix { get; set; }

    public string? TransferGroup { get; set; }

    public StripeValue? Shipping { get; set; }

    public StripeValue? MethodOptions { get; set; }

    public StripeCharge? LatestCharge { get; set; }

    public StripeDecline? LastError { get; set; }

    /// <summary>The method that <see cref="LastError"/> is about; it does not stay on the intent.</summary>
    public StripePaymentMethod? LastErrorMethod { get; set; }

    public Uri? AuthenticationPage { get; set; }

    public long? CanceledAt { get; set; }

    public string? CancellationReason { get; set; }

    /// <summary>What the ledger shows as the caller's reference, where another object carries it.</summary>
    public string? OwnReference { get; set; }

    /// <summary>What another object does when the money has come.</summary>
    public Action<StripeCall>? Succeeded { get; set; }

    /// <summary>What another object does when an attempt has failed.</summary>
    public Action<StripeCall>? Failed { get; set; }

    public long Capturable => Status == "requires_capture" ? Amount : 0;

    public long Received => LatestCharge?.AmountCaptured ?? 0;

    public override void Write(StripeWriter json)
    {
        json.Number("amount", Amount);
        json.Number("amount_capturable", Capturable);
        json.Begin("amount_details");
        json.EmptyObject("tip");
        json.End();
        json.Number("amount_received", Received);
        json.Null("application", "application_fee_amount");
        WriteAutomaticMethods(json);
        json.Number("canceled_at", CanceledAt);
        json.Text("cancellation_reason", CancellationReason);
        json.Text("capture_method", CaptureMethod);
        json.Text("client_secret", ClientSecret);
        json.Text("confirmation_method", ConfirmationMethod);
        json.Number("created", Created);
        json.Text("currency", Currency);
        json.Reference("customer", Customer);
        json.Null("customer_account");
        json.Text("description", Description);
        json.Null("excluded_payment_method_types");
        WriteLastError(json);
        json.Reference("latest_charge", LatestCharge?.Id);
        json.Flag("livemode", false);
        json.Metadata(Metadata);
        WriteNextAction(json);
        json.Null("on_behalf_of");
        json.Reference("payment_method", Method?.Id);
        json.Null("payment_method_configuration_details");
        if (MethodOptions is { Parts: not null })
        {
            json.Kept("payment_method_options", MethodOptions);
        }
        else
        {
            json.EmptyObject("payment_method_options");
        }

        json.Texts("payment_method_types", MethodTypes);
        json.Null("processing");
        json.Text("receipt_email", ReceiptEmail);
        json.Null("review");
        json.Text("setup_future_usage", SetupFutureUsage);
        json.Kept("shipping", Shipping);
        json.Null("source");
        json.Text("statement_descriptor", StatementDescriptor);
        json.Text("statement_descriptor_suffix", StatementDescriptorSuffix);
        json.Text("status", Status);
        json.Null("transfer_data");
        json.Text("transfer_group", TransferGroup);
    }

    private void WriteAutomaticMethods(StripeWriter json)
    {
        if (Redirects is not { } redirects)
        {
            json.Null("automatic_payment_methods");
            return;
        }

        json.Begin("automatic_payment_methods");
        json.Text("allow_redirects", redirects ? "always" : "never");
        json.Flag("enabled", true);
        json.End();
    }

    private void WriteLastError(StripeWriter json)
    {
        if (LastError is null)
        {
            json.Null("last_payment_error");
            return;
        }

        json.Begin("last_payment_error");
        StripeErrors.WriteDecline(json, LastError, LastErrorMethod, LatestCharge?.Id);
        json.Text("type", LastError == StripeDecline.AuthenticationFailed ? "invalid_request_error" : "card_error");
        json.End();
    }

    private void WriteNextAction(StripeWriter json)
    {
        if (Status != "requires_action" || AuthenticationPage is null)
        {
            json.Null("next_action");
            return;
        }

        json.Begin("next_action");
        if (ReturnUrl is not null)
        {
            json.Begin("redirect_to_url");
            json.Text("return_url", ReturnUrl);
            json.Text("url", AuthenticationPage.AbsoluteUri);
            json.End();
            json.Text("type", "redirect_to_url");
        }
        else
        {
            json.Text("type", "use_stripe_sdk");
            json.Begin("use_stripe_sdk");
            json.Text("stripe_js", AuthenticationPage.AbsoluteUri);
            json.Text("type", "three_d_secure_redirect");
            json.End();
        }

        json.End();
    }
}
