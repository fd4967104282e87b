namespace Procur.Integrations.Sandbox.Stripe;

/// <summary>The states of an invoice, and what leads from one to the next.</summary>
internal static class StripeInvoiceFlow
{
    private const string NoMethod =
        "There is no `default_payment_method` set on this Customer or Invoice. Please set either an `invoice_settings.default_payment_method` on the Customer, or a `default_payment_method` on the Invoice.";

    /// <summary>Closes a draft and asks for its money.</summary>
    public static void Complete(StripeCall call, StripeInvoice invoice)
    {
        Require(invoice, "draft", "This invoice is already finalized, you can't re-finalize a non-draft invoice.");
        invoice.Number ??= invoice.Customer.NumberInvoice();
        invoice.FinalizedAt = call.NowSeconds;
        invoice.Customer.Currency ??= invoice.Currency;
        invoice.Status = "open";
        if (invoice.Due > 0)
        {
            Ask(call, invoice);
        }

        call.Emit("invoice.finalized", invoice);
        if (invoice.Due == 0)
        {
            Settle(call, invoice);
        }
    }

    /// <summary>Takes the money for an open invoice.</summary>
    /// <exception cref="StripeProblem">The card was declined, or its holder has to be asked; the invoice stays open.</exception>
    public static void Pay(StripeCall call, StripeInvoice invoice, StripePaymentMethod? method)
    {
        if (invoice.Status == "paid")
        {
            throw StripeProblem.Refused(null, null, "Invoice is already paid");
        }

        if (invoice.Status == "draft")
        {
            Complete(call, invoice);
        }

        if (invoice.Status == "paid")
        {
            return;
        }

        Require(invoice, "open", $"You can only pay an open invoice. This invoice is {invoice.Status}.");
        var intent = invoice.Payment!.Intent;
        method ??= Method(call, invoice) ?? throw StripeProblem.Refused(null, null, NoMethod);
        invoice.Attempts++;
        intent.Method = method;
        StripePaymentFlow.Confirm(call, intent, default);
        if (intent.Status == "requires_action")
        {
            call.Emit("invoice.payment_action_required", invoice);
            throw new StripeProblem(
                402,
                "card_error",
                "invoice_payment_intent_requires_action",
                "This payment requires additional user action before it can be completed successfully. Payment can be completed using the PaymentIntent associated with the invoice."
            )
            {
                Intent = intent,
                Kept = true,
            };
        }
    }

    /// <summary>The money came another way.</summary>
    public static void PayOutOfBand(StripeCall call, StripeInvoice invoice)
    {
        if (invoice.Status == "draft")
        {
            Complete(call, invoice);
        }

        if (invoice.Status != "paid")
        {
            Require(invoice, "open", $"You can only pay an open invoice. This invoice is {invoice.Status}.");
            invoice.PaidOutOfBand = true;
            Cancel(call, invoice);
            Settle(call, invoice);
        }
    }

    /// <summary>Takes an open invoice back.</summary>
    public static void Void(StripeCall call, StripeInvoice invoice)
    {
        Require(invoice, "open", $"You can only pass in open invoices. This invoice isn't open.");
        invoice.Status = "void";
        invoice.VoidedAt = call.NowSeconds;
        Cancel(call, invoice);
        call.Effect("invoice-voided", invoice.Id, invoice.Due, invoice.Currency, invoice.Reference);
        call.Emit("invoice.voided", invoice);
    }

    /// <summary>The card that an invoice is charged to; null without one.</summary>
    public static StripePaymentMethod? Method(StripeCall call, StripeInvoice invoice)
    {
        var id = invoice.DefaultMethod ?? invoice.Subscription?.DefaultMethod ?? invoice.Customer.DefaultMethod;
        return id is null ? null : call.Objects.Find<StripePaymentMethod>(id);
    }

    /// <summary>400 where the state forbids it.</summary>
    public static void Require(StripeInvoice invoice, string status, string message)
    {
        if (invoice.Status != status)
        {
            throw StripeProblem.Refused(status == "draft" ? "invoice_not_editable" : null, null, message);
        }
    }

    private static void Ask(StripeCall call, StripeInvoice invoice)
    {
        var intent = new StripePaymentIntent(call.Now, StripeCurrencies.Chargeable(invoice.Due, invoice.Currency), invoice.Currency)
        {
            Customer = invoice.Customer.Id,
            CaptureMethod = "automatic",
            Description = invoice.Subscription is null ? "Payment for Invoice" : "Subscription creation",
            OwnReference = invoice.Reference ?? invoice.Subscription?.Reference,
            Succeeded = x => Settle(x, invoice),
            Failed = x => x.Emit("invoice.payment_failed", invoice),
        };
        call.Objects.Add(intent);
        invoice.Payment = call.Objects.Add(new StripeInvoicePayment(call.Now, invoice, intent));
        call.Emit("payment_intent.created", intent);
    }

    private static void Settle(StripeCall call, StripeInvoice invoice)
    {
        invoice.Status = "paid";
        invoice.PaidAt = call.NowSeconds;
        call.Emit("invoice.paid", invoice);
        if (!invoice.PaidOutOfBand)
        {
            call.Emit("invoice.payment_succeeded", invoice);
        }

        invoice.Subscription?.InvoicePaid(call);
    }

    private static void Cancel(StripeCall call, StripeInvoice invoice)
    {
        if (invoice.Payment?.Intent is { Status: not ("succeeded" or "canceled") } intent)
        {
            StripePaymentFlow.Cancel(call, intent, "void_invoice");
        }
    }
}
