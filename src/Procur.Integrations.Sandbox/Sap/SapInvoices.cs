using System.Globalization;
using Procur.Integrations.Sandbox.Sap.Model;
using Procur.Integrations.Sandbox.Sap.Wire;
using Procur.Integrations.Sandbox.StandIns;

namespace Procur.Integrations.Sandbox.Sap;

/// <summary>Supplier invoices. A second one with the vendor's number of another is booked: SAP's own check is a warning here, as it may be there.</summary>
internal static class SapInvoices
{
    private const string Set = "A_SupplierInvoice";
    private const string Deep = "to_SuplrInvcItemPurOrdRef to_SupplierInvoiceTax to_SupplierInvoiceItemGLAcct";

    public static StandInReply Create(SapCall call)
    {
        var invoice = SapReader.Read(call.Body(), SapSchema.Invoice, false);
        Check(call, invoice);
        var number = call.Account.NextInvoice();
        var year = (invoice.Date("PostingDate") ?? call.Today).Year.ToString("D4", CultureInfo.InvariantCulture);
        invoice["SupplierInvoice"] = number;
        invoice["FiscalYear"] = year;
        invoice["CreationDate"] = call.Today;
        if (invoice.Text("SupplierInvoiceStatus").Length == 0)
        {
            invoice["SupplierInvoiceStatus"] = "5";
        }

        invoice["IsReversal"] = false;
        invoice["IsReversed"] = false;
        var position = 0;
        foreach (var item in invoice.Children["Items"])
        {
            item["SupplierInvoice"] = number;
            item["FiscalYear"] = year;
            item["SupplierInvoiceItem"] = (++position).ToString("D6", CultureInfo.InvariantCulture);
        }

        invoice.Changed(call.Now);
        // Held back where more is billed than was received: it is posted all the same, and only reading it afterwards shows it.
        var isOver = invoice.Children["Items"].Exists(x => IsOver(call.Account, x));
        call.Account.Invoices.Add(Key(number, year), invoice);
        call.Write(
            "supplier-invoice",
            $"{number}/{year}",
            invoice.Number("InvoiceGrossAmount"),
            invoice.Text("DocumentCurrency"),
            invoice.Text("SupplierInvoiceIDByInvcgParty")
        );
        var reply = SapReplies.Entity(call, invoice, Set, KeyText(invoice), 201, Deep);
        if (isOver)
        {
            invoice["PaymentBlockingReason"] = "R";
        }

        return SapReplies.Warned(reply, call);
    }

    public static StandInReply Get(SapCall call) =>
        SapReplies.Entity(call, Find(call, call.Key[0], call.Key[1]), Set, KeyText(Find(call, call.Key[0], call.Key[1])));

    public static StandInReply List(SapCall call) => SapReplies.List(call, call.Account.Invoices.Values, SapSchema.Invoice, Set, KeyText);

    public static StandInReply ListItems(SapCall call) =>
        SapReplies.List(
            call,
            call.Account.Invoices.Values.SelectMany(static x => x.Children["Items"]),
            SapSchema.InvoiceItem,
            "A_SuplrInvcItemPurOrdRef",
            static x =>
                $"SupplierInvoice='{x.Text("SupplierInvoice")}',FiscalYear='{x.Text("FiscalYear")}',SupplierInvoiceItem='{x.Text("SupplierInvoiceItem")}'"
        );

    public static StandInReply Post(SapCall call)
    {
        var invoice = Named(call);
        if (invoice.Text("SupplierInvoiceStatus") == "5")
        {
            throw new SapRefusalException(400, "M8/331", "The document is posted already");
        }

        invoice["SupplierInvoiceStatus"] = "5";
        call.Write("invoice-post", invoice.Text("SupplierInvoice"));
        return Done("Post");
    }

    public static StandInReply Release(SapCall call)
    {
        var invoice = Named(call);
        if (invoice.Text("PaymentBlockingReason").Length == 0)
        {
            throw new SapRefusalException(400, "M8/342", "The document is not blocked");
        }

        invoice["PaymentBlockingReason"] = "";
        call.Write("invoice-release", invoice.Text("SupplierInvoice"));
        return Done("Release");
    }

    public static StandInReply Cancel(SapCall call)
    {
        var invoice = Named(call);
        if (invoice.Flag("IsReversed"))
        {
            throw new SapRefusalException(400, "M8/333", "The document was cancelled already");
        }

        var reversal = new SapEntity(SapSchema.Invoice);
        foreach (var name in SapSchema.Invoice.Fields.Keys)
        {
            reversal[name] = invoice[name];
        }

        var number = call.Account.NextInvoice();
        reversal["SupplierInvoice"] = number;
        reversal["SupplierInvoiceIsCreditMemo"] = "X";
        reversal["IsReversal"] = true;
        reversal["ReverseDocument"] = invoice["SupplierInvoice"];
        invoice["IsReversed"] = true;
        invoice["ReverseDocument"] = number;
        call.Account.Invoices.Add(Key(number, invoice.Text("FiscalYear")), reversal);
        call.Write("invoice-cancel", invoice.Text("SupplierInvoice"));
        return Done("Cancel");
    }

    private static StandInReply Done(string function) =>
        SapReplies.Json(
            200,
            new()
            {
                ["d"] = new System.Text.Json.Nodes.JsonObject { [function] = new System.Text.Json.Nodes.JsonObject { ["Success"] = true } },
            }
        );

    private static string Key(string number, string year) => $"{number}/{year}";

    private static string KeyText(SapEntity invoice) =>
        $"SupplierInvoice='{invoice.Text("SupplierInvoice")}',FiscalYear='{invoice.Text("FiscalYear")}'";

    private static SapEntity Named(SapCall call) =>
        Find(call, call.Query.Literal("SupplierInvoice") ?? "", call.Query.Literal("FiscalYear") ?? "");

    private static SapEntity Find(SapCall call, string number, string year) =>
        call.Account.Invoices.GetValueOrDefault(Key(number, year))
        ?? throw new SapRefusalException(404, "M8/023", $"Document {number} {year} does not exist");

    private static void Check(SapCall call, SapEntity invoice)
    {
        if (invoice.Text("CompanyCode") != SapAccount.Company)
        {
            throw new SapRefusalException(400, "M8/607", "Enter a valid company code");
        }

        decimal sum = invoice.Children["Taxes"].Sum(static x => x.Number("TaxAmount")) + invoice.Number("UnplannedDeliveryCost");
        sum += invoice.Children["LedgerItems"].Sum(static x => x.Number("SupplierInvoiceItemAmount"));
        foreach (var item in invoice.Children["Items"])
        {
            CheckItem(call, invoice, item);
            sum += item.Number("SupplierInvoiceItemAmount");
        }

        if (sum != invoice.Number("InvoiceGrossAmount"))
        {
            throw new SapRefusalException(
                400,
                "M8/534",
                string.Create(CultureInfo.InvariantCulture, $"Balance not zero: {invoice.Number("InvoiceGrossAmount") - sum} debits")
            );
        }
    }

    private static void CheckItem(SapCall call, SapEntity invoice, SapEntity item)
    {
        var order = SapOrders.Find(call.Account, item.Text("PurchaseOrder"));
        var ordered =
            order.Children["Items"].Find(x => x.Text("PurchaseOrderItem").TrimStart('0') == item.Text("PurchaseOrderItem").TrimStart('0'))
            ?? throw new SapRefusalException(400, "M8/351", $"Purchase order item {item.Text("PurchaseOrderItem")} does not exist");
        if (order.Text("DocumentCurrency") != invoice.Text("DocumentCurrency"))
        {
            throw new SapRefusalException(400, "M8/219", "The currency is not that of the purchase order");
        }

        if (ordered.Text("PurchasingDocumentDeletionCode") == "L")
        {
            throw new SapRefusalException(400, "M8/361", "The purchase order item is deleted");
        }

        if (
            ordered.Flag("InvoiceIsGoodsReceiptBased")
            && !call.Account.Movements.Exists(x =>
                x.Text("MaterialDocument") == item.Text("ReferenceDocument")
                && x.Text("MaterialDocumentYear") == item.Text("ReferenceDocumentFiscalYear")
                && x.Text("MaterialDocumentItem").TrimStart('0') == item.Text("ReferenceDocumentItem").TrimStart('0')
            )
        )
        {
            throw new SapRefusalException(400, "M8/504", "Enter the material document that is billed");
        }
    }

    private static bool IsOver(SapAccount account, SapEntity item)
    {
        var ordered = account.Orders[item.Text("PurchaseOrder")].Children["Items"];
        var line = item.Text("PurchaseOrderItem").TrimStart('0');
        if (!ordered.Find(x => x.Text("PurchaseOrderItem").TrimStart('0') == line)!.Flag("GoodsReceiptIsExpected"))
        {
            return false;
        }

        var received = account
            .Movements.Where(x =>
                x.Text("PurchaseOrder") == item.Text("PurchaseOrder") && x.Text("PurchaseOrderItem").TrimStart('0') == line
            )
            .Sum(static x => x.Number("QuantityInBaseUnit") * (x.Text("DebitCreditCode") == "H" ? -1 : 1));
        return item.Number("QuantityInPurchaseOrderUnit") > received;
    }
}
