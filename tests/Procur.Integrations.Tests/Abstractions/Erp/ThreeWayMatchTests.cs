namespace Procur.Integrations.Tests.Abstractions.Erp;

/// <summary>Each way an invoice can differ from its order and its receipts, alone and at its edges.</summary>
public sealed class ThreeWayMatchTests
{
    private static readonly Currency Usd = Currency.Parse("USD");

    /// <summary>Ordered 10 at 5.00, received 10, billed 10 for 50.00; each row changes one thing.</summary>
    public static TheoryData<string, Case, MatchReasonCode[]> Rows =>
        new()
        {
            { "as ordered", new(), [] },
            {
                "a part",
                new() { Billed = 4, Amount = 20 },
                []
            },
            {
                "received in parts",
                new() { Receipts = [4, 6] },
                []
            },
            {
                "received, sent back, received again",
                new() { Receipts = [10, -3, 3] },
                []
            },
            {
                "more than ordered",
                new()
                {
                    Billed = 11,
                    Amount = 55,
                    Receipts = [11],
                },
                [MatchReasonCode.OverOrdered]
            },
            {
                "more than received",
                new() { Receipts = [9] },
                [MatchReasonCode.OverReceived]
            },
            {
                "nothing received",
                new() { Receipts = [] },
                [MatchReasonCode.OverReceived]
            },
            {
                "sent back after receipt",
                new() { Receipts = [10, -1] },
                [MatchReasonCode.OverReceived]
            },
            {
                "sent back more than received",
                new() { Receipts = [-1] },
                [MatchReasonCode.OverReceived]
            },
            {
                "received on another line",
                new() { Receipts = [], OtherReceipts = [10] },
                [MatchReasonCode.OverReceived]
            },
            {
                "billed before by others",
                new() { Elsewhere = 1 },
                [MatchReasonCode.OverOrdered, MatchReasonCode.OverReceived]
            },
            {
                "the rest after others",
                new()
                {
                    Elsewhere = 6,
                    Billed = 4,
                    Amount = 20,
                },
                []
            },
            {
                "others unknown",
                new() { Elsewhere = null },
                [MatchReasonCode.BillingUnknown]
            },
            {
                "others unknown, too much alone",
                new()
                {
                    Elsewhere = null,
                    Billed = 11,
                    Amount = 55,
                    Receipts = [11],
                },
                [MatchReasonCode.BillingUnknown, MatchReasonCode.OverOrdered]
            },
            {
                "receipts unknown",
                new() { Receipts = null },
                [MatchReasonCode.ReceiptsUnknown]
            },
            {
                "receipts unknown and not needed",
                new() { Receipts = null, ReceiptExpected = false },
                []
            },
            {
                "nothing received and not needed",
                new() { Receipts = [], ReceiptExpected = false },
                []
            },
            {
                "price above by a cent",
                new() { Amount = 50.01m },
                [MatchReasonCode.PriceAbove]
            },
            {
                "price below by a cent",
                new() { Amount = 49.99m },
                [MatchReasonCode.PriceBelow]
            },
            {
                "price below, taken",
                new()
                {
                    Amount = 1,
                    Tolerances = new() { AcceptLowerPrice = true },
                },
                []
            },
            {
                "price above, though below is taken",
                new()
                {
                    Amount = 50.01m,
                    Tolerances = new() { AcceptLowerPrice = true },
                },
                [MatchReasonCode.PriceAbove]
            },
            {
                "price above by the rounding of a line",
                new() { Price = 4.9995m, Amount = 50 },
                []
            },
            {
                "price above by more than that",
                new() { Price = 4.9994m, Amount = 50 },
                [MatchReasonCode.PriceAbove]
            },
            {
                "price at the amount allowed",
                new()
                {
                    Amount = 52,
                    Tolerances = new() { Price = 2 },
                },
                []
            },
            {
                "price past the amount allowed",
                new()
                {
                    Amount = 52.01m,
                    Tolerances = new() { Price = 2 },
                },
                [MatchReasonCode.PriceAbove]
            },
            {
                "price at the percentage allowed",
                new()
                {
                    Amount = 51,
                    Tolerances = new() { PricePercent = 2 },
                },
                []
            },
            {
                "price past the percentage allowed",
                new()
                {
                    Amount = 51.01m,
                    Tolerances = new() { PricePercent = 2 },
                },
                [MatchReasonCode.PriceAbove]
            },
            {
                "price below at the percentage allowed",
                new()
                {
                    Amount = 49,
                    Tolerances = new() { PricePercent = 2 },
                },
                []
            },
            {
                "price below past the percentage allowed",
                new()
                {
                    Amount = 48.99m,
                    Tolerances = new() { PricePercent = 2 },
                },
                [MatchReasonCode.PriceBelow]
            },
            {
                "the more generous of two",
                new()
                {
                    Amount = 52,
                    Tolerances = new() { Price = 2, PricePercent = 1 },
                },
                []
            },
            {
                "quantity at the percentage allowed",
                new()
                {
                    Billed = 11,
                    Amount = 55,
                    Tolerances = new() { QuantityPercent = 10 },
                },
                []
            },
            {
                "quantity past the percentage allowed",
                new()
                {
                    Billed = 11.001m,
                    Amount = 55.005m,
                    Tolerances = new() { QuantityPercent = 10 },
                },
                [MatchReasonCode.OverOrdered, MatchReasonCode.OverReceived]
            },
            {
                "quantity at the amount allowed",
                new()
                {
                    Billed = 12,
                    Amount = 60,
                    Tolerances = new() { Quantity = 2 },
                },
                []
            },
            {
                "quantity past the amount allowed",
                new()
                {
                    Billed = 12.001m,
                    Amount = 60.005m,
                    Tolerances = new() { Quantity = 2 },
                },
                [MatchReasonCode.OverOrdered, MatchReasonCode.OverReceived]
            },
            {
                "a quantity allowed does not allow a price",
                new()
                {
                    Amount = 55,
                    Tolerances = new() { QuantityPercent = 10 },
                },
                [MatchReasonCode.PriceAbove]
            },
            {
                "no quantity",
                new() { Billed = 0, Amount = 0 },
                [MatchReasonCode.QuantityInvalid]
            },
            {
                "no quantity and an amount",
                new() { Billed = 0, Amount = 1 },
                [MatchReasonCode.QuantityInvalid, MatchReasonCode.PriceAbove]
            },
            {
                "a quantity below zero",
                new() { Billed = -1, Amount = -5 },
                [MatchReasonCode.QuantityInvalid]
            },
            {
                "line called off",
                new() { LineCanceled = true },
                [MatchReasonCode.LineCanceled]
            },
            {
                "line not on the order",
                new() { LineId = "99" },
                [MatchReasonCode.NotOrdered]
            },
            {
                "line that names none",
                new() { LineId = null },
                [MatchReasonCode.NotOrdered]
            },
            {
                "same unit",
                new() { Unit = "EA" },
                []
            },
            {
                "unit unknown",
                new() { Unit = null },
                []
            },
            {
                "another unit",
                new() { Unit = "KG" },
                [MatchReasonCode.UnitDiffers]
            },
            {
                "another unit hides no price",
                new() { Unit = "KG", Amount = 99 },
                [MatchReasonCode.UnitDiffers]
            },
            {
                "another vendor",
                new() { Vendor = "V2" },
                [MatchReasonCode.VendorDiffers]
            },
            {
                "vendor unknown",
                new() { Vendor = null },
                []
            },
            {
                "another currency",
                new() { Currency = "EUR", Amount = 99 },
                [MatchReasonCode.CurrencyDiffers]
            },
            {
                "invoice called off",
                new() { Canceled = true },
                [MatchReasonCode.InvoiceCanceled]
            },
            {
                "invoice without lines",
                new() { Empty = true },
                [MatchReasonCode.InvoiceEmpty]
            },
            {
                "with tax",
                new() { Tax = 8, Total = 58 },
                []
            },
            {
                "tax not told",
                new() { Tax = null, Total = 58 },
                []
            },
            {
                "total above",
                new() { Total = 50.01m },
                [MatchReasonCode.TotalDiffers]
            },
            {
                "total below",
                new() { Total = 49.99m },
                [MatchReasonCode.TotalDiffers]
            },
            {
                "total at the amount allowed",
                new()
                {
                    Total = 50.05m,
                    Tolerances = new() { Total = 0.05m },
                },
                []
            },
            {
                "total past the amount allowed",
                new()
                {
                    Total = 50.06m,
                    Tolerances = new() { Total = 0.05m },
                },
                [MatchReasonCode.TotalDiffers]
            },
            {
                "everything at once",
                new()
                {
                    Billed = 12,
                    Amount = 70,
                    Receipts = [5],
                    Vendor = "V2",
                    Total = 1,
                },
                [
                    MatchReasonCode.VendorDiffers,
                    MatchReasonCode.TotalDiffers,
                    MatchReasonCode.OverOrdered,
                    MatchReasonCode.OverReceived,
                    MatchReasonCode.PriceAbove,
                ]
            },
        };

    [Theory]
    [MemberData(nameof(Rows))]
    public void Every_difference_is_told_and_nothing_else(string name, Case given, MatchReasonCode[] expected)
    {
        var result = given.Evaluate();

        MatchReasonCode[] told = [.. result.Reasons.Concat(result.Lines.SelectMany(line => line.Reasons)).Select(reason => reason.Code)];
        Assert.True(expected.SequenceEqual(told), $"{name}: expected {string.Join(", ", expected)}, told {string.Join(", ", told)}");
        var unknown = expected.All(code => code is MatchReasonCode.ReceiptsUnknown or MatchReasonCode.BillingUnknown);
        Assert.Equal(
            expected.Length == 0 ? MatchVerdict.Matched
                : unknown ? MatchVerdict.Unknown
                : MatchVerdict.Mismatched,
            result.Verdict
        );
    }

    [Fact]
    public void Every_reason_has_a_row()
    {
        var shown = Rows.SelectMany(row => row.Data.Item3).ToHashSet();

        Assert.Empty(Enum.GetValues<MatchReasonCode>().Except(shown).Except([MatchReasonCode.Unrecognized]));
    }

    [Fact]
    public void A_receipt_that_nobody_can_tell_leaves_its_line_unknown_and_no_other()
    {
        var order = new MatchOrder("V1", Usd, [new("10", 1, 5), new("20", 1, 5)]);
        var invoice = new MatchInvoice(new Money(10, Usd), [new("10", 1, 5), new("20", 1, 5)]);

        var result = ThreeWayMatch.Evaluate(order, [new("10", 1), new("20", 1), new("20", null)], invoice);

        Assert.Equal(MatchVerdict.Unknown, result.Verdict);
        Assert.Empty(result.Lines[0].Reasons);
        Assert.Equal(MatchReasonCode.ReceiptsUnknown, Assert.Single(result.Lines[1].Reasons).Code);
    }

    [Fact]
    public void Two_lines_for_one_line_of_the_order_count_together()
    {
        var order = new MatchOrder("V1", Usd, [new("10", 10, 5)]);
        var invoice = new MatchInvoice(new Money(55, Usd), [new("10", 6, 30), new("10", 5, 25)]);

        var result = ThreeWayMatch.Evaluate(order, [new("10", 10)], invoice);

        var line = Assert.Single(result.Lines);
        Assert.Equal(11, line.Billed);
        Assert.Equal(new Money(55, Usd), line.BilledAmount);
        Assert.Equal([MatchReasonCode.OverOrdered, MatchReasonCode.OverReceived], line.Reasons.Select(reason => reason.Code));
        Assert.Equal((10m, 11m), (line.Reasons[0].Expected, line.Reasons[0].Actual));
    }

    [Fact]
    public void Each_part_of_a_line_may_be_rounded_by_itself()
    {
        var order = new MatchOrder("V1", Usd, [new("10", 2, 0.335m)]);
        var invoice = new MatchInvoice(new Money(0.68m, Usd), [new("10", 1, 0.34m), new("10", 1, 0.34m)]);

        Assert.Equal(MatchVerdict.Matched, ThreeWayMatch.Evaluate(order, [new("10", 2)], invoice).Verdict);
    }

    [Fact]
    public void A_currency_without_decimals_rounds_to_whole_units()
    {
        var yen = Currency.Parse("JPY");
        var order = new MatchOrder("V1", yen, [new("10", 3, 33.5m)]);

        var near = ThreeWayMatch.Evaluate(order, [new("10", 3)], new(new Money(101, yen), [new("10", 3, 101)]));
        var far = ThreeWayMatch.Evaluate(order, [new("10", 3)], new(new Money(102, yen), [new("10", 3, 102)]));

        Assert.Equal(MatchVerdict.Matched, near.Verdict);
        Assert.Equal(MatchReasonCode.PriceAbove, Assert.Single(far.Lines[0].Reasons).Code);
    }

    [Fact]
    public void A_line_of_the_order_that_is_not_billed_is_not_in_the_way()
    {
        var order = new MatchOrder("V1", Usd, [new("10", 1, 5), new("20", 1, 7)]);

        var result = ThreeWayMatch.Evaluate(order, [new("10", 1)], new(new Money(5, Usd), [new("10", 1, 5)]));

        Assert.Equal(MatchVerdict.Matched, result.Verdict);
        Assert.Single(result.Lines);
    }

    [Theory]
    [InlineData(-1, 0, 0, 0, 0)]
    [InlineData(0, -1, 0, 0, 0)]
    [InlineData(0, 0, -1, 0, 0)]
    [InlineData(0, 0, 0, -1, 0)]
    [InlineData(0, 0, 0, 0, -1)]
    public void A_tolerance_below_zero_is_refused(int quantity, int quantityPercent, int price, int pricePercent, int total)
    {
        var tolerances = new MatchTolerances
        {
            Quantity = quantity,
            QuantityPercent = quantityPercent,
            Price = price,
            PricePercent = pricePercent,
            Total = total,
        };

        Assert.Throws<ArgumentException>(() => new Case { Tolerances = tolerances }.Evaluate());
    }

    [Fact]
    public void An_order_with_one_line_twice_is_refused() =>
        Assert.Throws<ArgumentException>(() =>
            ThreeWayMatch.Evaluate(new("V1", Usd, [new("10", 1, 1), new("10", 1, 1)]), [], new(new Money(0, Usd), []))
        );

    /// <summary>One line, and what is changed about it.</summary>
    public sealed record Case
    {
        public decimal Price { get; init; } = 5;

        public decimal Billed { get; init; } = 10;

        public decimal Amount { get; init; } = 50;

        public decimal? Total { get; init; }

        public decimal? Tax { get; init; } = 0;

        public decimal? Elsewhere { get; init; } = 0;

        public IReadOnlyList<int>? Receipts { get; init; } = [10];

        public IReadOnlyList<int> OtherReceipts { get; init; } = [];

        public bool ReceiptExpected { get; init; } = true;

        public bool LineCanceled { get; init; }

        public bool Canceled { get; init; }

        public bool Empty { get; init; }

        public string? LineId { get; init; } = "10";

        public string? Unit { get; init; } = "EA";

        public string? Vendor { get; init; } = "V1";

        public string Currency { get; init; } = "USD";

        public MatchTolerances? Tolerances { get; init; }

        public MatchResult Evaluate()
        {
            var line = new MatchOrderLine("10", 10, Price)
            {
                Unit = "EA",
                IsReceiptExpected = ReceiptExpected,
                IsCanceled = LineCanceled,
                QuantityBilledElsewhere = Elsewhere,
            };
            IReadOnlyList<MatchReceipt>? receipts = Receipts is null
                ? null
                :
                [
                    .. Receipts.Select(quantity => new MatchReceipt("10", quantity)),
                    .. OtherReceipts.Select(quantity => new MatchReceipt("20", quantity)),
                ];
            var billed = new MatchInvoiceLine(LineId, Billed, Amount) { Unit = Unit };
            var invoice = new MatchInvoice(new Money(Total ?? Amount, Currency), Empty ? [] : [billed])
            {
                Tax = Tax,
                VendorId = Vendor,
                IsCanceled = Canceled,
            };
            return ThreeWayMatch.Evaluate(new("V1", Usd, [line]), receipts, invoice, Tolerances);
        }
    }
}
