using System.Globalization;

namespace Procur.Integrations;

/// <summary>
/// Holds an invoice against its order and what was received. A pure function: the same input gives the same answer, whatever ERP fed it, and nothing is
/// read or changed.
/// </summary>
public static class ThreeWayMatch
{
    /// <summary>Matches an invoice.</summary>
    /// <param name="order">The order, with what other invoices billed of it.</param>
    /// <param name="receipts">All receipts of the order, returns and reversals below zero; null where nobody can tell what was received.</param>
    /// <param name="invoice">The invoice.</param>
    /// <param name="tolerances">What may differ; nothing where it is null.</param>
    /// <returns>The verdict with every reason: it does not stop at the first.</returns>
    /// <exception cref="ArgumentException">A tolerance is below zero, or two lines of the order have one id.</exception>
    public static MatchResult Evaluate(
        MatchOrder order,
        IReadOnlyList<MatchReceipt>? receipts,
        MatchInvoice invoice,
        MatchTolerances? tolerances = null
    )
    {
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(invoice);
        tolerances ??= MatchTolerances.None;
        tolerances.EnsureConsistent();
        var ordered = order.Lines.ToDictionary(static line => line.Id, StringComparer.Ordinal);
        var lines = invoice
            .Lines.GroupBy(static line => line.OrderLineId)
            .Select(billed => LineOf(billed.Key, [.. billed], ordered, receipts, invoice.Total.Currency, order.Currency, tolerances))
            .ToList();
        var reasons = ReasonsOf(order, invoice, tolerances).ToList();
        return new MatchResult(VerdictOf(reasons.Concat(lines.SelectMany(static line => line.Reasons))), reasons, lines);
    }

    private static MatchVerdict VerdictOf(IEnumerable<MatchReason> reasons)
    {
        var verdict = MatchVerdict.Matched;
        foreach (var reason in reasons)
        {
            if (reason.Code is not (MatchReasonCode.ReceiptsUnknown or MatchReasonCode.BillingUnknown))
            {
                return MatchVerdict.Mismatched;
            }

            verdict = MatchVerdict.Unknown;
        }

        return verdict;
    }

    private static IEnumerable<MatchReason> ReasonsOf(MatchOrder order, MatchInvoice invoice, MatchTolerances tolerances)
    {
        if (invoice.IsCanceled)
        {
            yield return new(MatchReasonCode.InvoiceCanceled, "The invoice was called off.");
        }

        if (invoice.Lines.Count == 0)
        {
            yield return new(MatchReasonCode.InvoiceEmpty, "The invoice has no lines.");
        }

        if (invoice.VendorId is { } vendor && vendor != order.VendorId)
        {
            yield return new(MatchReasonCode.VendorDiffers, $"The invoice is of vendor {vendor}, the order of {order.VendorId}.");
        }

        if (invoice.Total.Currency != order.Currency)
        {
            yield return new(
                MatchReasonCode.CurrencyDiffers,
                $"The invoice is in {invoice.Total.Currency}, the order in {order.Currency}."
            );
        }

        if (invoice.Tax is { } tax && invoice.Lines.Count > 0)
        {
            var sum = invoice.Lines.Sum(static line => line.Amount) + tax;
            if (Math.Abs(invoice.Total.Amount - sum) > tolerances.Total)
            {
                yield return new(
                    MatchReasonCode.TotalDiffers,
                    $"The total is {Text(invoice.Total.Amount)}, lines and tax come to {Text(sum)}.",
                    sum,
                    invoice.Total.Amount
                );
            }
        }
    }

    private static MatchedLine LineOf(
        string? id,
        IReadOnlyList<MatchInvoiceLine> billed,
        Dictionary<string, MatchOrderLine> ordered,
        IReadOnlyList<MatchReceipt>? receipts,
        Currency currency,
        Currency orderCurrency,
        MatchTolerances tolerances
    )
    {
        var line = new MatchedLine
        {
            OrderLineId = id,
            Billed = billed.Sum(static part => part.Quantity),
            BilledAmount = new Money(billed.Sum(static part => part.Amount), currency),
        };
        if (id is null || !ordered.TryGetValue(id, out var order))
        {
            return line with { Reasons = [new(MatchReasonCode.NotOrdered, "The line is not on the order.")] };
        }

        line = line with
        {
            Ordered = order.Quantity,
            Received = ReceivedOf(id, receipts),
            BilledElsewhere = order.QuantityBilledElsewhere,
            ExpectedAmount = new Money(line.Billed * order.UnitPrice, orderCurrency),
        };
        List<MatchReason> reasons = [];
        if (order.IsCanceled)
        {
            reasons.Add(new(MatchReasonCode.LineCanceled, "The line was called off."));
        }

        if (billed.FirstOrDefault(static part => part.Quantity <= 0) is { } none)
        {
            reasons.Add(new(MatchReasonCode.QuantityInvalid, "A quantity is not above zero.", null, none.Quantity));
        }

        if (order.Unit is { } unit && billed.FirstOrDefault(part => part.Unit is not null && part.Unit != unit) is { } other)
        {
            // Quantities and prices of different units say nothing of each other.
            reasons.Add(new(MatchReasonCode.UnitDiffers, $"The line is in {other.Unit}, the order in {unit}."));
        }
        else
        {
            reasons.AddRange(OfQuantity(line, order, tolerances));
            if (currency == orderCurrency)
            {
                reasons.AddRange(OfPrice(line, billed.Count, tolerances));
            }
        }

        return line with
        {
            Reasons = reasons,
        };
    }

    // One receipt that nobody can tell leaves the sum unknown: to leave it out would be to say that it was nothing.
    private static decimal? ReceivedOf(string id, IReadOnlyList<MatchReceipt>? receipts)
    {
        if (receipts is null)
        {
            return null;
        }

        decimal? sum = 0;
        foreach (var receipt in receipts.Where(receipt => receipt.OrderLineId == id))
        {
            sum += receipt.Quantity;
        }

        return sum;
    }

    private static IEnumerable<MatchReason> OfQuantity(MatchedLine line, MatchOrderLine order, MatchTolerances tolerances)
    {
        if (line.BilledElsewhere is null)
        {
            yield return new(MatchReasonCode.BillingUnknown, "Nobody can tell what other invoices billed of the line.");
        }

        // Without the others, what this invoice bills alone can still be too much.
        var billed = line.Billed + (line.BilledElsewhere ?? 0);
        if (billed > WithTolerance(order.Quantity, tolerances))
        {
            yield return new(
                MatchReasonCode.OverOrdered,
                $"{Text(billed)} was billed, {Text(order.Quantity)} ordered.",
                order.Quantity,
                billed
            );
        }

        if (!order.IsReceiptExpected)
        {
            yield break;
        }

        if (line.Received is not { } received)
        {
            yield return new(MatchReasonCode.ReceiptsUnknown, "Nobody can tell what was received of the line.");
        }
        else if (billed > WithTolerance(received, tolerances))
        {
            yield return new(MatchReasonCode.OverReceived, $"{Text(billed)} was billed, {Text(received)} received.", received, billed);
        }
    }

    private static IEnumerable<MatchReason> OfPrice(MatchedLine line, int parts, MatchTolerances tolerances)
    {
        var expected = line.ExpectedAmount!.Value;
        var difference = line.BilledAmount.Amount - expected.Amount;
        var allowed = Math.Max(tolerances.Price, Math.Abs(expected.Amount) * tolerances.PricePercent / 100);
        if (
            Math.Abs(difference) <= Math.Max(allowed, parts * Rounding(expected.Currency))
            || (difference < 0 && tolerances.AcceptLowerPrice)
        )
        {
            yield break;
        }

        yield return new(
            difference > 0 ? MatchReasonCode.PriceAbove : MatchReasonCode.PriceBelow,
            $"The line comes to {Text(line.BilledAmount.Amount)}, at the order's price to {Text(expected.Amount)}.",
            expected.Amount,
            line.BilledAmount.Amount
        );
    }

    // Half of the currency's last decimal: what rounding a line to it can make of a price with more decimals.
    private static decimal Rounding(Currency currency)
    {
        var half = 0.5m;
        for (var i = 0; i < currency.Digits; i++)
        {
            half /= 10;
        }

        return half;
    }

    private static decimal WithTolerance(decimal quantity, MatchTolerances tolerances) =>
        quantity + Math.Max(tolerances.Quantity, Math.Abs(quantity) * tolerances.QuantityPercent / 100);

    private static string Text(decimal value) => value.ToString("0.##########", CultureInfo.InvariantCulture);
}
