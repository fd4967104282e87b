using Procur.Integrations.Sap.Wire;

namespace Procur.Integrations.Sap;

/// <summary>Makes the lines of an invoice: what is billed of which line, and, where a line is billed by receipt, of which receipts.</summary>
internal static class SapInvoiceLines
{
    public static IReadOnlyList<SapSupplierInvoiceItem> Of(
        VendorInvoiceRequest request,
        SapPurchaseOrder order,
        IReadOnlyList<SapReceipt>? receipts,
        IReadOnlyList<SapBilledLine>? billed,
        SapOptions options
    )
    {
        var items = order.Items.ToDictionary(static item => SapText.Plain(item.PurchaseOrderItem), StringComparer.Ordinal);
        var lines = request.Lines.Count > 0 ? request.Lines : AllThatIsLeft(request, order, billed);
        List<SapSupplierInvoiceItem> made = [];
        foreach (var line in lines)
        {
            if (!items.TryGetValue(SapText.Plain(line.OrderLineId), out var item))
            {
                throw new ArgumentException($"The order has no line {line.OrderLineId}.", nameof(request));
            }

            var parts = item.InvoiceIsGoodsReceiptBased == true ? ByReceipt(line, receipts, billed) : [new Part(line.Quantity, null)];
            var left = line.Amount.Amount;
            for (var i = 0; i < parts.Count; i++)
            {
                // The last part takes what rounding leaves, so that the parts make the line to the cent.
                var share = Math.Round(
                    line.Amount.Amount * parts[i].Quantity / line.Quantity,
                    line.Amount.Currency.Digits,
                    MidpointRounding.AwayFromZero
                );
                var amount = i == parts.Count - 1 ? left : share;
                left -= amount;
                made.Add(Item(line, parts[i], amount, item, order, made.Count + 1, options));
            }
        }

        return made;
    }

    private static List<VendorInvoiceLine> AllThatIsLeft(
        VendorInvoiceRequest request,
        SapPurchaseOrder order,
        IReadOnlyList<SapBilledLine>? billed
    )
    {
        if (billed is null)
        {
            throw new ArgumentException(
                "What was billed of the order may not be seen by this user, so that the invoice needs its lines.",
                nameof(request)
            );
        }

        var currency = SapOrders.CurrencyOf(order);
        List<VendorInvoiceLine> lines = [];
        foreach (var item in order.Items.Where(static item => !SapOrders.IsCanceled(item)))
        {
            var id = SapText.Plain(item.PurchaseOrderItem);
            var left = (item.OrderQuantity ?? 0) - billed.Where(line => line.OrderLineId == id).Sum(static line => line.Quantity);
            if (left > 0)
            {
                var amount = Math.Round(left * SapOrders.UnitPriceOf(item), currency.Digits, MidpointRounding.AwayFromZero);
                lines.Add(new VendorInvoiceLine(id, left, new Money(amount, currency)));
            }
        }

        var sum = lines.Aggregate(request.Tax ?? new Money(0, request.Amount.Currency), static (total, line) => total + line.Amount);
        return sum == request.Amount
            ? lines
            : throw new ArgumentException(
                $"What is left to bill of the order comes to {sum} with the tax, and the invoice says {request.Amount}; give its lines.",
                nameof(request)
            );
    }

    /// <summary>The oldest receipts that were not billed yet, until the quantity is reached.</summary>
    private static List<Part> ByReceipt(VendorInvoiceLine line, IReadOnlyList<SapReceipt>? receipts, IReadOnlyList<SapBilledLine>? billed)
    {
        var id = SapText.Plain(line.OrderLineId);
        List<Part> parts = [];
        var left = line.Quantity;
        foreach (var receipt in (receipts ?? []).Where(receipt => receipt.ItemId == id && receipt.Quantity > 0))
        {
            var open = Open(receipt, receipts!, billed ?? []);
            var taken = Math.Min(left, open);
            if (taken > 0)
            {
                parts.Add(new Part(taken, receipt));
                left -= taken;
            }
        }

        return left <= 0
            ? parts
            : throw new ArgumentException(
                $"Line {line.OrderLineId} is billed by receipt, and {left:0.###} of what the invoice bills was not received or is billed already.",
                nameof(line)
            );
    }

    private static decimal Open(SapReceipt receipt, IReadOnlyList<SapReceipt> receipts, IReadOnlyList<SapBilledLine> billed)
    {
        var (document, year, item) = (receipt.Document, receipt.Year, receipt.DocumentItem);
        var back = receipts.Where(other => other.Reverses == (document, year, item)).Sum(static other => other.Quantity ?? 0);
        var used = billed
            .Where(line =>
                SapText.Same(line.Item.ReferenceDocument, document)
                && line.Item.ReferenceDocumentFiscalYear == year
                && SapText.Same(line.Item.ReferenceDocumentItem, item)
            )
            .Sum(static line => line.Quantity);
        return receipt.Quantity!.Value + back - used;
    }

    private static SapSupplierInvoiceItem Item(
        VendorInvoiceLine line,
        Part part,
        decimal amount,
        SapPurchaseOrderItem item,
        SapPurchaseOrder order,
        int number,
        SapOptions options
    )
    {
        var currency = SapOrders.CurrencyOf(order);
        return new SapSupplierInvoiceItem
        {
            SupplierInvoiceItem = number.ToString(System.Globalization.CultureInfo.InvariantCulture),
            PurchaseOrder = order.PurchaseOrder,
            PurchaseOrderItem = item.PurchaseOrderItem,
            ReferenceDocument = part.Receipt?.Document,
            ReferenceDocumentFiscalYear = part.Receipt?.Year,
            ReferenceDocumentItem = part.Receipt?.DocumentItem,
            TaxCode = SapText.OrNull(item.TaxCode) ?? SapText.OrNull(options.TaxCode),
            DocumentCurrency = currency.Code,
            SupplierInvoiceItemAmount = amount,
            PurchaseOrderQuantityUnit = SapText.OrNull(item.PurchaseOrderQuantityUnit),
            QuantityInPurchaseOrderUnit = SapText.Fitting(part.Quantity, 3, nameof(line.Quantity)),
            Extensions = line.Extensions,
        };
    }

    private sealed record Part(decimal Quantity, SapReceipt? Receipt);
}
