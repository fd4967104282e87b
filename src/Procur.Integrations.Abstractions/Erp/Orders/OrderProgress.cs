namespace Procur.Integrations;

/// <summary>Reads the progress of an order off its lines, the same way for every ERP.</summary>
internal static class OrderProgress
{
    public static ReceiptStatus ReceiptOf(IReadOnlyList<OrderedLine> lines)
    {
        var awaited = lines.Where(static line => line is { IsCanceled: false, IsReceiptExpected: true }).ToList();
        if (awaited.Count == 0)
        {
            return lines.Count == 0 ? ReceiptStatus.Unknown : ReceiptStatus.NotExpected;
        }

        return Of(awaited, static line => line.QuantityReceived, static line => line.IsReceiptComplete) switch
        {
            null => ReceiptStatus.Unknown,
            Progress.None => ReceiptStatus.NotReceived,
            Progress.Part => ReceiptStatus.PartlyReceived,
            _ => ReceiptStatus.Received,
        };
    }

    public static BillingStatus BillingOf(IReadOnlyList<OrderedLine> lines)
    {
        var awaited = lines.Where(static line => !line.IsCanceled).ToList();
        return Of(awaited, static line => line.QuantityBilled, static line => line.IsBillingComplete) switch
        {
            null => BillingStatus.Unknown,
            Progress.None => BillingStatus.NotBilled,
            Progress.Part => BillingStatus.PartlyBilled,
            _ => BillingStatus.Billed,
        };
    }

    private static Progress? Of(List<OrderedLine> lines, Func<OrderedLine, decimal?> quantity, Func<OrderedLine, bool> isComplete)
    {
        if (lines.Count == 0 || lines.Exists(line => quantity(line) is null && !isComplete(line)))
        {
            return null;
        }

        if (lines.TrueForAll(line => isComplete(line) || quantity(line) >= line.Quantity))
        {
            return Progress.Whole;
        }

        return lines.Exists(line => isComplete(line) || quantity(line) > 0) ? Progress.Part : Progress.None;
    }

    private enum Progress
    {
        None,
        Part,
        Whole,
    }
}
