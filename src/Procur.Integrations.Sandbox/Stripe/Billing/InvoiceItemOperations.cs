using Procur.Integrations.Sandbox.StandIns;

namespace Procur.Integrations.Sandbox.Stripe;

/// <summary><c>/v1/invoiceitems</c>.</summary>
internal static class InvoiceItemOperations
{
    public static void AddTo(StripeRoutes routes)
    {
        routes.Post(
            "invoiceitems.create",
            "/v1/invoiceitems",
            StripeLineReader.Parameters + " currency customer customer_account invoice subscription",
            Create
        );
        routes.Get("invoiceitems.list", "/v1/invoiceitems", StripeRoutes.Paging + " customer customer_account invoice pending", List);
        routes.Get("invoiceitems.get", "/v1/invoiceitems/{}", "", call => call.Reply(Target(call)));
        routes.Post("invoiceitems.update", "/v1/invoiceitems/{}", StripeLineReader.Parameters, Update);
        routes.Delete("invoiceitems.delete", "/v1/invoiceitems/{}", "", Delete);
    }

    private static StripeInvoiceItem Target(StripeCall call) => call.Target<StripeInvoiceItem>("invoiceitem", "invoiceitem");

    private static StandInReply Create(StripeCall call)
    {
        var given = call.Parameters;
        var invoice = call.Named<StripeInvoice>("invoice", "invoice");
        var customer = call.Named<StripeCustomer>("customer", "customer") ?? invoice?.Customer ?? throw given.Lacking("customer");
        if (invoice is not null)
        {
            RequireDraft(invoice);
            if (invoice.Customer != customer)
            {
                throw StripeProblem.Refused(null, "invoice", $"The invoice {invoice.Id} belongs to another customer.");
            }
        }

        var priced = given.Has("pricing") || given.Has("price_data");
        var currency =
            given.Has("currency") || (!priced && invoice is null && customer.Currency is null)
                ? StripeCurrencies.Read(given)
                : invoice?.Currency ?? customer.Currency ?? "usd";
        var line = StripeLineReader.Read(call, given, customer, currency);
        if (invoice is not null && line.Currency != invoice.Currency)
        {
            throw StripeProblem.Invalid(
                null,
                "currency",
                $"The currency of the invoice item ({line.Currency}) does not match the currency of the invoice ({invoice.Currency})."
            );
        }

        var item = call.Objects.Add(new StripeInvoiceItem(call.Now, line));
        item.UpdateMetadata(given);
        (line.Item, line.Invoice) = (item, invoice);
        invoice?.Lines.Add(line);
        call.Effect("invoice-item", item.Id, line.Amount, line.Currency, item.Reference);
        call.Emit("invoiceitem.created", item);
        return call.Reply(item);
    }

    private static StandInReply Update(StripeCall call)
    {
        var item = Target(call);
        RequireDraft(item.Line.Invoice);
        var amount = call.Parameters.Integer("amount") ?? item.Line.Amount;
        var quantity = call.Parameters.Integer("quantity") ?? item.Line.Quantity;
        item.Line.Amount = item.Line.Price is { } price ? price.Amount * quantity : amount;
        item.Line.Quantity = quantity;
        StripeLineReader.Change(call.Parameters, item.Line);
        item.UpdateMetadata(call.Parameters);
        return call.Reply(item);
    }

    private static StandInReply Delete(StripeCall call)
    {
        var item = Target(call);
        RequireDraft(item.Line.Invoice);
        item.Line.Invoice?.Lines.Remove(item.Line);
        call.Objects.Remove(item);
        call.Effect("invoice-item-deleted", item.Id);
        call.Emit("invoiceitem.deleted", item);
        return call.Deleted(item);
    }

    private static StandInReply List(StripeCall call)
    {
        var given = call.Parameters;
        var (customer, invoice, pending) = (given.Text("customer"), given.Text("invoice"), given.Flag("pending"));
        return call.Page<StripeInvoiceItem>(
            "invoiceitem",
            x =>
                (customer is null || x.Line.Customer.Id == customer)
                && (invoice is null || x.Line.Invoice?.Id == invoice)
                && (pending is null || pending == x.Line.Invoice is null)
        );
    }

    private static void RequireDraft(StripeInvoice? invoice)
    {
        if (invoice is not null)
        {
            StripeInvoiceFlow.Require(invoice, "draft", "This invoice is no longer editable.");
        }
    }
}
