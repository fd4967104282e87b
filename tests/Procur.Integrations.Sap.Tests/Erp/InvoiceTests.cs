using System.Text.Json.Nodes;

namespace Procur.Integrations.Sap.Tests;

/// <summary>Invoices: their days, taxes and lines as SAP wants them, and what SAP says of them.</summary>
public sealed class InvoiceTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("5", "", VendorInvoiceStatus.Posted)]
    [InlineData("", "", VendorInvoiceStatus.Posted)]
    [InlineData("5", "R", VendorInvoiceStatus.Blocked)]
    [InlineData("A", "", VendorInvoiceStatus.Draft)]
    [InlineData("B", "", VendorInvoiceStatus.Draft)]
    [InlineData("C", "", VendorInvoiceStatus.Draft)]
    [InlineData("D", "R", VendorInvoiceStatus.Draft)]
    [InlineData("1", "", VendorInvoiceStatus.Draft)]
    [InlineData("3", "", VendorInvoiceStatus.Draft)]
    [InlineData("4", "", VendorInvoiceStatus.Draft)]
    [InlineData("2", "", VendorInvoiceStatus.Canceled)]
    [InlineData("Z", "", VendorInvoiceStatus.Unrecognized)]
    public async Task The_status_of_an_invoice_is_read_after_it_was_posted(string word, string block, VendorInvoiceStatus status)
    {
        await using var sap = Sap();
        sap.Invoices.Add((Invoice(word, block), [], []));

        var invoice = await sap.AskAsync(erp => erp.CreateInvoiceAsync(Request(), Token));

        Assert.Equal((status, word, block.Length == 0 ? null : block), (invoice.Status, invoice.ProviderStatus, invoice.BlockReason));
        Assert.Equal("5105600001/2026", invoice.Id);
    }

    [Fact]
    public async Task An_invoice_that_was_posted_is_told_although_it_cannot_be_read_afterwards()
    {
        await using var sap = Sap();
        sap.Options.Resilience.MaxAttempts = 1;
        sap.Instead["A_SupplierInvoice("] = Reply.Json("{}", 500);

        var invoice = await sap.AskAsync(erp => erp.CreateInvoiceAsync(Request(), Token));

        Assert.Equal("INV-1", invoice.InvoiceNumber);
    }

    [Theory]
    [InlineData("2026-01-10", "2026-02-09", "/Date(1768003200000)/", "30")]
    [InlineData("2026-01-10", "2026-01-10", "/Date(1768003200000)/", "0")]
    [InlineData("2026-01-10", "2026-01-01", "/Date(1767225600000)/", "0")]
    [InlineData("2026-01-10", "2031-01-10", "/Date(1925769600000)/", "0")]
    public async Task The_due_day_is_told_as_days_after_a_day(string day, string due, string from, string days)
    {
        await using var sap = Sap();
        sap.Invoices.Add((Invoice("5", ""), [], []));

        await sap.AskAsync(erp => erp.CreateInvoiceAsync(Request() with { InvoiceDate = Day(day), DueDate = Day(due) }, Token));

        Assert.Equal((from, days), (Text("DueCalculationBaseDate"), Text("NetPaymentDays")));
        string? Text(string name) => sap.Posted![name]!.GetValue<string>();
    }

    [Fact]
    public async Task A_tax_is_told_by_its_code_and_without_one_SAP_works_it_out()
    {
        await using var sap = Sap();
        sap.Items[0]!["TaxCode"] = "V1";
        sap.Invoices.Add((Invoice("5", ""), [], []));

        await sap.AskAsync(erp => erp.CreateInvoiceAsync(Request() with { Tax = Usd(9.5m), Amount = Usd(59.5m) }, Token));
        var taxed = sap.Posted!;
        await sap.AskAsync(erp => erp.CreateInvoiceAsync(Request() with { InvoiceNumber = "INV-2" }, Token));
        var free = sap.Posted!;

        Assert.False(taxed["TaxIsCalculatedAutomatically"]!.GetValue<bool>());
        var tax = taxed["to_SupplierInvoiceTax"]!["results"]![0]!;
        Assert.Equal(
            ("V1", "9.5", "USD"),
            (tax["TaxCode"]!.GetValue<string>(), tax["TaxAmount"]!.GetValue<string>(), tax["DocumentCurrency"]!.GetValue<string>())
        );
        Assert.True(free["TaxIsCalculatedAutomatically"]!.GetValue<bool>());
        Assert.Null(free["to_SupplierInvoiceTax"]);
    }

    [Fact]
    public async Task A_line_billed_by_receipt_names_its_oldest_open_receipts_and_makes_the_amount_to_the_cent()
    {
        await using var sap = Sap();
        sap.Items[0]!["InvoiceIsGoodsReceiptBased"] = true;
        sap.Invoices.Add((Invoice("5", ""), [], []));
        sap.Movements.Add((JsonNode)ScriptedSap.Moved("101", 4, "5000000001"));
        sap.Movements.Add((JsonNode)ScriptedSap.Moved("101", 3, "5000000002"));
        var back = ScriptedSap.Moved("102", 1, "5000000003");
        back["ReversedMaterialDocument"] = "5000000001";
        back["ReversedMaterialDocumentYear"] = "2026";
        back["ReversedMaterialDocumentItem"] = "0001";
        sap.Movements.Add((JsonNode)back);

        await sap.AskAsync(erp => erp.CreateInvoiceAsync(Request() with { Amount = Usd(10), Lines = [new("10", 6, Usd(10))] }, Token));
        var items = sap.Posted!["to_SuplrInvcItemPurOrdRef"]!["results"]!.AsArray();
        var e = await Assert.ThrowsAsync<ArgumentException>(() =>
            sap.AskAsync(erp =>
                erp.CreateInvoiceAsync(Request() with { InvoiceNumber = "INV-2", Amount = Usd(35), Lines = [new("10", 7, Usd(35))] }, Token)
            )
        );

        Assert.Equal(
            [("5000000001", "3", "5"), ("5000000002", "3", "5")],
            items.Select(item =>
                (
                    item!["ReferenceDocument"]!.GetValue<string>(),
                    item["QuantityInPurchaseOrderUnit"]!.GetValue<string>(),
                    item["SupplierInvoiceItemAmount"]!.GetValue<string>()
                )
            )
        );
        Assert.Contains("Line 10", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_invoice_in_another_currency_than_its_order_is_refused()
    {
        await using var sap = Sap();
        var request = Request() with { Amount = new Money(50, "EUR"), Lines = [new("10", 10, new Money(50, "EUR"))] };

        await Assert.ThrowsAsync<ArgumentException>(() => sap.AskAsync(erp => erp.CreateInvoiceAsync(request, Token)));

        Assert.Null(sap.Posted);
    }

    [Theory]
    [InlineData("5105600001")]
    [InlineData("/2026")]
    [InlineData("5105600001/")]
    public async Task What_is_no_id_of_an_invoice_is_refused(string id)
    {
        await using var sap = Sap();

        await Assert.ThrowsAsync<ArgumentException>(() =>
            sap.AskAsync(erp =>
                erp.ReconcileInvoiceAsync(new InvoiceReconciliationRequest { InvoiceId = id, PurchaseOrderId = "4500000001" }, Token)
            )
        );

        Assert.Empty(sap.Received);
    }

    [Theory]
    [InlineData("as ordered", null)]
    [InlineData("an account without an order", MatchReasonCode.NotOrdered)]
    [InlineData("unplanned cost", MatchReasonCode.NotOrdered)]
    [InlineData("another order's line", MatchReasonCode.NotOrdered)]
    [InlineData("called off", MatchReasonCode.InvoiceCanceled)]
    [InlineData("another vendor", MatchReasonCode.VendorDiffers)]
    [InlineData("another total", MatchReasonCode.TotalDiffers)]
    [InlineData("tax not told", null)]
    [InlineData("receipts unseen", MatchReasonCode.ReceiptsUnknown)]
    [InlineData("invoices unseen", MatchReasonCode.BillingUnknown)]
    [InlineData("billed by another", MatchReasonCode.OverOrdered)]
    [InlineData("billed by one that was called off", null)]
    [InlineData("credited", null)]
    [InlineData("debited later", null)]
    public async Task What_SAP_says_of_an_invoice_is_what_is_matched(string what, MatchReasonCode? reason)
    {
        await using var sap = Sap();
        sap.Movements.Add((JsonNode)ScriptedSap.Moved("101", 10));
        var invoice = Invoice("5", "");
        invoice["InvoiceGrossAmount"] = "50.00";
        var item = Item("5105600001", "4500000001", "10", "50.00");
        sap.Invoices.Add((invoice, [item], []));
        switch (what)
        {
            case "an account without an order":
                invoice["to_SupplierInvoiceItemGLAcct"] = JsonNode.Parse(
                    """{"results":[{"SupplierInvoiceItemAmount":"5.00","DebitCreditCode":"S"}]}"""
                );
                invoice["InvoiceGrossAmount"] = "55.00";
                break;
            case "unplanned cost":
                invoice["UnplannedDeliveryCost"] = "5.00";
                invoice["InvoiceGrossAmount"] = "55.00";
                break;
            case "another order's line":
                item["PurchaseOrder"] = "4500000002";
                break;
            case "called off":
                invoice["IsReversed"] = true;
                break;
            case "another vendor":
                invoice["InvoicingParty"] = "17300002";
                break;
            case "another total":
                invoice["InvoiceGrossAmount"] = "51.00";
                break;
            case "tax not told":
                invoice["InvoiceGrossAmount"] = "59.50";
                invoice["TaxIsCalculatedAutomatically"] = true;
                break;
            case "receipts unseen":
                sap.Instead["A_MaterialDocumentItem"] = Reply.Json("{}", 403);
                break;
            case "invoices unseen":
                sap.Instead["A_SuplrInvcItemPurOrdRef?"] = Reply.Json("{}", 403);
                break;
            case "billed by another":
                Other(sap, "5", "1");
                break;
            case "billed by one that was called off":
                Other(sap, "5", "1", ("IsReversed", true));
                break;
            case "credited":
                Other(sap, "5", "1", ("SupplierInvoiceIsCreditMemo", "X"));
                break;
            case "debited later":
                Other(sap, "5", "1", subsequent: "X");
                break;
        }

        var result = await sap.AskAsync(erp =>
            erp.ReconcileInvoiceAsync(
                new InvoiceReconciliationRequest { InvoiceId = "5105600001/2026", PurchaseOrderId = "4500000001" },
                Token
            )
        );

        var told = result.Match.Reasons.Concat(result.Match.Lines.SelectMany(line => line.Reasons)).Select(one => one.Code).ToList();
        if (reason is { } code)
        {
            Assert.Equal(code, told.First());
            Assert.False(result.IsReconciled);
        }
        else
        {
            Assert.Empty(told);
            Assert.True(result.IsReconciled);
        }
    }

    private static void Other(
        ScriptedSap sap,
        string status,
        string quantity,
        (string Name, JsonNode Value)? field = null,
        string subsequent = ""
    )
    {
        var other = Invoice(status, "");
        other["SupplierInvoice"] = "5105600002";
        if (field is { } more)
        {
            other[more.Name] = more.Value;
        }

        var item = Item("5105600002", "4500000001", quantity, "5.00");
        item["IsSubsequentDebitCredit"] = subsequent;
        sap.Invoices.Add((other, [item], []));
    }

    private static JsonObject Item(string invoice, string order, string quantity, string amount) =>
        new()
        {
            ["SupplierInvoice"] = invoice,
            ["FiscalYear"] = "2026",
            ["PurchaseOrder"] = order,
            ["PurchaseOrderItem"] = "00010",
            ["QuantityInPurchaseOrderUnit"] = quantity,
            ["SupplierInvoiceItemAmount"] = amount,
            ["PurchaseOrderQuantityUnit"] = "EA",
        };

    private static JsonObject Invoice(string status, string block) =>
        new()
        {
            ["SupplierInvoice"] = "5105600001",
            ["FiscalYear"] = "2026",
            ["SupplierInvoiceStatus"] = status,
            ["PaymentBlockingReason"] = block,
            ["SupplierInvoiceIDByInvcgParty"] = "INV-1",
            ["InvoicingParty"] = "0017300001",
            ["DocumentCurrency"] = "USD",
        };

    private static ScriptedSap Sap()
    {
        var sap = new ScriptedSap();
        sap.Items.Add((JsonNode)ScriptedSap.Line());
        return sap;
    }

    private static Money Usd(decimal amount) => new(amount, "USD");

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static VendorInvoiceRequest Request() =>
        new()
        {
            PurchaseOrderId = "4500000001",
            InvoiceNumber = "INV-1",
            Amount = Usd(50),
            DueDate = new DateOnly(2026, 3, 1),
            Lines = [new("10", 10, Usd(50))],
        };
}
