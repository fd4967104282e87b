using System.Text.Json.Nodes;
using Procur.Integrations.Sap.Wire;

namespace Procur.Integrations.Sap;

/// <summary>Our invoices in SAP's words, and back.</summary>
internal static class SapInvoices
{
    private const char KeySeparator = '/';
    private const int MostDays = 999;

    /// <summary>Number and fiscal year make the key: <c>5105600001/2026</c>.</summary>
    public static string IdOf(SapSupplierInvoice invoice) => $"{invoice.SupplierInvoice}{KeySeparator}{invoice.FiscalYear}";

    /// <exception cref="ArgumentException">It is no id of an invoice.</exception>
    public static (string Number, string Year) Parse(string invoiceId)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(invoiceId);
        var at = invoiceId.IndexOf(KeySeparator, StringComparison.Ordinal);
        return at > 0 && at < invoiceId.Length - 1
            ? (invoiceId[..at], invoiceId[(at + 1)..])
            : throw new ArgumentException(
                "The id of an invoice is its number and fiscal year, such as 5105600001/2026.",
                nameof(invoiceId)
            );
    }

    public static SapSupplierInvoice ToWire(
        VendorInvoiceRequest request,
        SapPurchaseOrder order,
        IReadOnlyList<SapSupplierInvoiceItem> items,
        SapOptions options,
        DateOnly today
    )
    {
        var day = request.InvoiceDate ?? today;
        var days = request.DueDate.DayNumber - day.DayNumber;
        var withinDays = days is >= 0 and <= MostDays;
        var currency = request.Amount.Currency.Code;
        var taxed = request.Tax is { Amount: > 0 };
        return new SapSupplierInvoice
        {
            CompanyCode = SapText.OrNull(order.CompanyCode) ?? SapText.OrNull(options.CompanyCode),
            DocumentDate = day,
            PostingDate = today,
            SupplierInvoiceIDByInvcgParty = request.InvoiceNumber,
            InvoicingParty = VendorOf(order),
            DocumentCurrency = currency,
            InvoiceGrossAmount = request.Amount.Amount,
            // It is due so many days after a day; a due day before the invoice's own is that day itself.
            DueCalculationBaseDate = withinDays ? day : request.DueDate,
            NetPaymentDays = withinDays ? days : 0,
            TaxIsCalculatedAutomatically = request.Tax is null,
            Items = items,
            Taxes = taxed
                ?
                [
                    new SapInvoiceTax
                    {
                        TaxCode = items.Select(static item => item.TaxCode).FirstOrDefault(static code => code is not null),
                        DocumentCurrency = currency,
                        TaxAmount = request.Tax!.Value.Amount,
                    },
                ]
                : [],
        };
    }

    public static string? VendorOf(SapPurchaseOrder order) => SapText.OrNull(order.InvoicingParty) ?? order.Supplier;

    /// <summary>What makes an invoice the same invoice: its body, but for days that we put in ourselves.</summary>
    public static string Fingerprint(JsonObject body, VendorInvoiceRequest request)
    {
        var copy = body.DeepClone().AsObject();
        copy.Remove(nameof(SapSupplierInvoice.PostingDate));
        if (request.InvoiceDate is null)
        {
            copy.Remove(nameof(SapSupplierInvoice.DocumentDate));
            copy.Remove(nameof(SapSupplierInvoice.DueCalculationBaseDate));
            copy.Remove(nameof(SapSupplierInvoice.NetPaymentDays));
        }

        return copy.ToJsonString() + "\n" + request.DueDate.ToString("O", System.Globalization.CultureInfo.InvariantCulture);
    }

    public static VendorInvoice ToModel(SapAnswer<SapSupplierInvoice> answer, IReadOnlyList<ErpMessage>? messages = null)
    {
        var invoice = answer.Value;
        return new VendorInvoice
        {
            Id = IdOf(invoice),
            Number = invoice.SupplierInvoice ?? "",
            InvoiceNumber = invoice.SupplierInvoiceIDByInvcgParty ?? "",
            Status = StatusOf(invoice),
            ProviderStatus = invoice.SupplierInvoiceStatus ?? "",
            VendorId = SapText.OrNull(invoice.InvoicingParty) is { } vendor ? SapText.Plain(vendor) : null,
            Amount = invoice.InvoiceGrossAmount is { } amount ? new Money(amount, CurrencyOf(invoice)) : null,
            InvoiceDate = SapText.OrNull(invoice.DocumentDate),
            DueDate = SapText.OrNull(invoice.DueCalculationBaseDate) is { } from ? from.AddDays((int)(invoice.NetPaymentDays ?? 0)) : null,
            BlockReason = SapText.OrNull(invoice.PaymentBlockingReason),
            Messages = messages ?? answer.Messages,
            Extensions = invoice.Further,
            Raw = answer.Reply.Raw,
        };
    }

    public static Currency CurrencyOf(SapSupplierInvoice invoice) => Currency.FromService(invoice.DocumentCurrency);

    public static bool IsCanceled(SapSupplierInvoice invoice) =>
        invoice.IsReversed == true || invoice.IsReversal == true || invoice.SupplierInvoiceStatus == "2";

    /// <summary>Whether it counts as billed: posted, and not called off.</summary>
    public static bool Counts(SapSupplierInvoice invoice) => !IsCanceled(invoice) && invoice.SupplierInvoiceStatus is null or "" or "5";

    /// <summary>The invoice as the match sees it.</summary>
    public static MatchInvoice ToMatch(SapSupplierInvoice invoice, string purchaseOrder)
    {
        List<MatchInvoiceLine> lines =
        [
            .. invoice.Items.Select(item => new MatchInvoiceLine(
                SapText.Same(item.PurchaseOrder, purchaseOrder) ? SapText.Plain(item.PurchaseOrderItem) : null,
                item.QuantityInPurchaseOrderUnit ?? 0,
                item.SupplierInvoiceItemAmount ?? 0
            )
            {
                Unit = SapText.OrNull(item.PurchaseOrderQuantityUnit),
            }),
            // What is booked without an order, and costs of delivery that nobody planned, were not ordered.
            .. invoice.LedgerItems.Select(static item => new MatchInvoiceLine(
                null,
                0,
                (item.SupplierInvoiceItemAmount ?? 0) * (item.DebitCreditCode == "H" ? -1 : 1)
            )),
        ];
        if (invoice.UnplannedDeliveryCost is { } cost && cost != 0)
        {
            lines.Add(new MatchInvoiceLine(null, 0, cost));
        }

        return new MatchInvoice(new Money(invoice.InvoiceGrossAmount ?? 0, CurrencyOf(invoice)), lines)
        {
            // Worked out by SAP and not told, it cannot be held against the total.
            Tax =
                invoice.Taxes.Count > 0 ? invoice.Taxes.Sum(static tax => tax.TaxAmount ?? 0)
                : invoice.TaxIsCalculatedAutomatically == true ? null
                : 0,
            VendorId = SapText.OrNull(invoice.InvoicingParty) is { } vendor ? SapText.Plain(vendor) : null,
            IsCanceled = IsCanceled(invoice),
        };
    }

    private static VendorInvoiceStatus StatusOf(SapSupplierInvoice invoice)
    {
        if (IsCanceled(invoice))
        {
            return VendorInvoiceStatus.Canceled;
        }

        return invoice.SupplierInvoiceStatus switch
        {
            null or "" or "5" => string.IsNullOrEmpty(invoice.PaymentBlockingReason)
                ? VendorInvoiceStatus.Posted
                : VendorInvoiceStatus.Blocked,
            "1" or "3" or "4" or "A" or "B" or "C" or "D" or "E" => VendorInvoiceStatus.Draft,
            _ => VendorInvoiceStatus.Unrecognized,
        };
    }
}
