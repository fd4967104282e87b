using Procur.Integrations.Sandbox.StandIns;

namespace Procur.Integrations.Sandbox.Stripe;

/// <summary><c>/v1/invoices</c> and <c>/v1/invoice_payments</c>.</summary>
internal static class InvoiceOperations
{
    private const string Fields =
        "account_tax_ids application_fee_amount auto_advance automatic_tax* automatically_finalizes_at collection_method custom_fields* days_until_due default_payment_method "
        + "default_source default_tax_rates description discounts* due_date effective_at footer issuer* metadata* number on_behalf_of payment_settings* rendering* "
        + "shipping_cost* shipping_details* statement_descriptor transfer_data*";

    public static void AddTo(StripeRoutes routes)
    {
        routes.Post(
            "invoices.create",
            "/v1/invoices",
            Fields + " currency customer customer_account from_invoice* pending_invoice_items_behavior subscription",
            Create
        );
        routes.Get(
            "invoices.list",
            "/v1/invoices",
            StripeRoutes.Paging + " collection_method customer customer_account due_date* status subscription",
            List
        );
        routes.Get("invoices.search", "/v1/invoices/search", StripeSearch.Parameters, StripeSearch.Run<StripeInvoice>);
        routes.Get("invoices.get", "/v1/invoices/{}", "", call => call.Reply(Target(call)));
        routes.Post("invoices.update", "/v1/invoices/{}", Fields, Update);
        routes.Delete("invoices.delete", "/v1/invoices/{}", "", Delete);
        routes.Get("invoices.lines", "/v1/invoices/{}/lines", StripeRoutes.Paging, call => call.Page(Target(call).Lines));
        routes.Post(
            "invoices.add_lines",
            "/v1/invoices/{}/add_lines",
            $"invoice_metadata* lines{{{StripeLineReader.Parameters} invoice_item}}",
            AddLines
        );
        routes.Post("invoices.finalize", "/v1/invoices/{}/finalize", "auto_advance", Complete);
        routes.Post("invoices.send", "/v1/invoices/{}/send", "", Send);
        routes.Post("invoices.pay", "/v1/invoices/{}/pay", "forgive mandate off_session paid_out_of_band payment_method source", Pay);
        routes.Post("invoices.void", "/v1/invoices/{}/void", "", Void);
        routes.Get("invoice_payments.list", "/v1/invoice_payments", StripeRoutes.Paging + " invoice payment* status", ListPayments);
        routes.Get(
            "invoice_payments.get",
            "/v1/invoice_payments/{}",
            "",
            call => call.Reply(call.Target<StripeInvoicePayment>("invoice_payment", "invoice_payment"))
        );
    }

    private static StripeInvoice Target(StripeCall call) => call.Target<StripeInvoice>("invoice", "invoice");

    private static StandInReply Create(StripeCall call)
    {
        var given = call.Parameters;
        foreach (var name in (ReadOnlySpan<string>)["subscription", "from_invoice"])
        {
            if (given.Has(name))
            {
                throw StripeProblem.Invalid(null, name, $"The sandbox makes no invoices with {name}.");
            }
        }

        var customer = call.Named<StripeCustomer>("customer", "customer") ?? throw given.Lacking("customer");
        var currency = given.Has("currency") ? StripeCurrencies.Read(given) : customer.Currency ?? "usd";
        var invoice = new StripeInvoice(call.Now, customer, currency, call.Root);
        Change(call, invoice);
        if (given.Choice("pending_invoice_items_behavior", "exclude", "include") == "include")
        {
            foreach (var item in call.Objects.All<StripeInvoiceItem>().Reverse())
            {
                if (item.Line is { Invoice: null } line && line.Customer == customer && line.Currency == currency)
                {
                    line.Invoice = invoice;
                    invoice.Lines.Add(line);
                }
            }
        }

        call.Objects.Add(invoice);
        call.Effect("invoice", invoice.Id, invoice.Total, invoice.Currency, invoice.Reference);
        call.Emit("invoice.created", invoice);
        return call.Reply(invoice);
    }

    private static StandInReply Update(StripeCall call)
    {
        var invoice = Target(call);
        if (call.Parameters.Names.Any(x => x is not ("metadata" or "expand" or "auto_advance" or "description" or "footer")))
        {
            StripeInvoiceFlow.Require(
                invoice,
                "draft",
                "Finalized invoices can't be updated in this way. You may wish to void this invoice instead."
            );
        }

        Change(call, invoice);
        call.Effect("invoice-updated", invoice.Id, reference: invoice.Reference);
        call.Emit("invoice.updated", invoice);
        return call.Reply(invoice);
    }

    private static StandInReply Delete(StripeCall call)
    {
        var invoice = Target(call);
        StripeInvoiceFlow.Require(
            invoice,
            "draft",
            "You can only delete draft invoices. To void a finalized invoice, use the void endpoint."
        );
        foreach (var line in invoice.Lines)
        {
            line.Invoice = null;
        }

        call.Objects.Remove(invoice);
        call.Effect("invoice-deleted", invoice.Id, reference: invoice.Reference);
        call.Emit("invoice.deleted", invoice);
        return call.Deleted(invoice);
    }

    private static StandInReply AddLines(StripeCall call)
    {
        var invoice = Target(call);
        StripeInvoiceFlow.Require(invoice, "draft", "This invoice is no longer editable.");
        List<StripeLine> lines =
        [
            .. call.Parameters.Objects("lines").Select(x => StripeLineReader.Read(call, x, invoice.Customer, invoice.Currency)),
        ];
        foreach (var line in lines)
        {
            line.Invoice = invoice;
        }

        invoice.Lines.AddRange(lines);
        call.Effect("invoice-item", invoice.Id, lines.Sum(x => x.Amount), invoice.Currency, invoice.Reference);
        return call.Reply(invoice);
    }

    private static StandInReply Complete(StripeCall call)
    {
        var invoice = Target(call);
        StripeInvoiceFlow.Complete(call, invoice);
        invoice.AutoAdvance = call.Parameters.Flag("auto_advance") ?? invoice.AutoAdvance;
        call.Effect("invoice-finalized", invoice.Id, invoice.Due, invoice.Currency, invoice.Reference);
        return call.Reply(invoice);
    }

    private static StandInReply Send(StripeCall call)
    {
        var invoice = Target(call);
        if (invoice.CollectionMethod != "send_invoice")
        {
            throw StripeProblem.Refused(null, null, "You can only manually send an invoice if its collection method is 'send_invoice'.");
        }

        if (invoice.Status == "draft")
        {
            StripeInvoiceFlow.Complete(call, invoice);
        }

        call.Effect("invoice-sent", invoice.Id, invoice.Due, invoice.Currency, invoice.Reference);
        call.Emit("invoice.sent", invoice);
        return call.Reply(invoice);
    }

    private static StandInReply Pay(StripeCall call)
    {
        var invoice = Target(call);
        if (call.Parameters.Flag("paid_out_of_band") is true)
        {
            StripeInvoiceFlow.PayOutOfBand(call, invoice);
        }
        else
        {
            StripeInvoiceFlow.Pay(call, invoice, PaymentMethodOperations.Named(call, call.Parameters, "payment_method"));
        }

        return call.Reply(invoice);
    }

    private static StandInReply Void(StripeCall call)
    {
        var invoice = Target(call);
        StripeInvoiceFlow.Void(call, invoice);
        return call.Reply(invoice);
    }

    private static StandInReply List(StripeCall call)
    {
        var given = call.Parameters;
        var (customer, subscription) = (given.Text("customer"), given.Text("subscription"));
        var status = given.Choice("status", "draft", "open", "paid", "uncollectible", "void");
        var collection = given.Choice("collection_method", "charge_automatically", "send_invoice");
        return call.Page<StripeInvoice>(
            "invoice",
            x =>
                (customer is null || x.Customer.Id == customer)
                && (status is null || x.Status == status)
                && (collection is null || x.CollectionMethod == collection)
                && (subscription is null || x.Subscription?.Id == subscription)
        );
    }

    private static StandInReply ListPayments(StripeCall call)
    {
        var given = call.Parameters;
        var (invoice, status) = (given.Text("invoice"), given.Choice("status", "canceled", "open", "paid"));
        var intent = given.Object("payment")?.Text("payment_intent");
        return call.Page<StripeInvoicePayment>(
            "invoice_payment",
            x =>
                (invoice is null || x.Invoice.Id == invoice)
                && (status is null || x.Status == status)
                && (intent is null || x.Intent.Id == intent)
        );
    }

    private static void Change(StripeCall call, StripeInvoice invoice)
    {
        var given = call.Parameters;
        var collection = given.Choice("collection_method", "charge_automatically", "send_invoice") ?? invoice.CollectionMethod;
        var due =
            given.Integer("due_date")
            ?? (given.Integer("days_until_due") is { } days ? call.Now.AddDays(days).ToUnixTimeSeconds() : invoice.DueDate);
        if (collection == "send_invoice" && due is null)
        {
            throw StripeProblem.Invalid(
                null,
                null,
                "If invoice collection method is 'send_invoice' then one of 'due_date' or 'days_until_due' is required."
            );
        }

        if (collection != "send_invoice" && (given.Has("due_date") || given.Has("days_until_due")))
        {
            throw StripeProblem.Invalid(
                null,
                null,
                "You can only specify due date or days until due for invoices with collection method 'send_invoice'."
            );
        }

        invoice.DefaultMethod = PaymentMethodOperations.Named(call, given, "default_payment_method")?.Id ?? invoice.DefaultMethod;
        (invoice.CollectionMethod, invoice.DueDate) = (collection, due);
        invoice.AutoAdvance = given.Flag("auto_advance") ?? invoice.AutoAdvance;
        invoice.Description = given.Text("description") ?? invoice.Description;
        invoice.Footer = given.Text("footer") ?? invoice.Footer;
        invoice.Number = given.Text("number") ?? invoice.Number;
        invoice.CustomFields = given.Raw("custom_fields") ?? invoice.CustomFields;
        invoice.UpdateMetadata(given);
    }
}
