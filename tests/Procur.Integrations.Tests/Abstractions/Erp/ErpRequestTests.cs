namespace Procur.Integrations.Tests.Abstractions.Erp;

/// <summary>What is checked before an ERP is asked, and what is read off its answers the same way for all.</summary>
public sealed class ErpRequestTests
{
    [Theory]
    [InlineData(3, "10.00", "USD", "30.00")]
    [InlineData(3, "0.335", "USD", "1.01")]
    [InlineData(1, "0.005", "USD", "0.01")]
    [InlineData(3, "33.5", "JPY", "101")]
    [InlineData(3, "0.3335", "KWD", "1.001")]
    public void A_line_is_rounded_to_its_currency_as_ERPs_round_it(int quantity, string price, string currency, string amount)
    {
        var line = Line(quantity, decimal.Parse(price, System.Globalization.CultureInfo.InvariantCulture), currency);

        Assert.Equal(new Money(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture), currency), line.Amount);
    }

    [Fact]
    public void An_order_whose_total_is_the_sum_of_its_lines_is_fine() =>
        Order(new Money(30, "USD"), Line(1, 10), Line(2, 10)).EnsureConsistent();

    [Theory]
    [InlineData("29.99")]
    [InlineData("30.01")]
    [InlineData("0")]
    public void An_order_whose_total_is_another_is_refused(string total)
    {
        var order = Order(
            new Money(decimal.Parse(total, System.Globalization.CultureInfo.InvariantCulture), "USD"),
            Line(1, 10),
            Line(2, 10)
        );

        Assert.Contains("30.00 USD", Assert.Throws<ArgumentException>(order.EnsureConsistent).Message, StringComparison.Ordinal);
    }

    public static TheoryData<string, PurchaseOrderRequest> BadOrders =>
        new()
        {
            { "no lines", Order(new Money(0, "USD")) },
            { "no quantity", Order(new Money(0, "USD"), Line(0, 10)) },
            { "a quantity below zero", Order(new Money(-10, "USD"), Line(-1, 10)) },
            { "a price below zero", Order(new Money(-10, "USD"), Line(1, -10)) },
            { "another currency", Order(new Money(10, "USD"), Line(1, 10, "EUR")) },
            { "no description", Order(new Money(10, "USD"), Line(1, 10) with { Description = " " }) },
            { "no reference", Order(new Money(10, "USD"), Line(1, 10)) with { Reference = "" } },
            { "no vendor", Order(new Money(10, "USD"), Line(1, 10)) with { VendorId = "" } },
        };

    [Theory]
    [MemberData(nameof(BadOrders))]
    public void An_order_that_no_ERP_would_take_is_refused(string name, PurchaseOrderRequest order)
    {
        Assert.NotEmpty(name);
        Assert.ThrowsAny<ArgumentException>(order.EnsureConsistent);
    }

    public static TheoryData<string, VendorInvoiceRequest> BadInvoices =>
        new()
        {
            { "no order", Invoice() with { PurchaseOrderId = "" } },
            { "no number", Invoice() with { InvoiceNumber = " " } },
            { "no amount", Invoice() with { Amount = new Money(0, "USD"), Lines = [] } },
            { "tax in another currency", Invoice() with { Tax = new Money(1, "EUR") } },
            { "a line in another currency", Invoice() with { Lines = [new("10", 1, new Money(10, "EUR"))] } },
            { "tax below zero", Invoice() with { Tax = new Money(-1, "USD"), Amount = new Money(9, "USD") } },
            { "a line of no quantity", Invoice() with { Lines = [new("10", 0, new Money(10, "USD"))] } },
            { "a line below zero", Invoice() with { Lines = [new("10", 1, new Money(-10, "USD"))] } },
            { "an amount that is not the sum", Invoice() with { Amount = new Money(10.01m, "USD") } },
            { "an amount without its tax", Invoice() with { Tax = new Money(2, "USD") } },
        };

    [Theory]
    [MemberData(nameof(BadInvoices))]
    public void An_invoice_that_does_not_add_up_is_refused(string name, VendorInvoiceRequest invoice)
    {
        Assert.NotEmpty(name);
        Assert.ThrowsAny<ArgumentException>(invoice.EnsureConsistent);
    }

    [Fact]
    public void An_invoice_of_lines_and_tax_is_fine() =>
        (Invoice() with { Tax = new Money(2, "USD"), Amount = new Money(12, "USD") }).EnsureConsistent();

    [Theory]
    [InlineData("60", "40", "100", BudgetVerdict.Available)]
    [InlineData("60.01", "40", "100", BudgetVerdict.Exceeded)]
    [InlineData("1", "101", "100", BudgetVerdict.Exceeded)]
    public void A_budget_covers_what_is_left_and_no_more(string amount, string committed, string available, BudgetVerdict verdict)
    {
        var check = BudgetCheck.Of(Usd(amount), Usd(available), Usd(committed));

        Assert.Equal(verdict, check.Verdict);
        Assert.Equal(Usd(available) - Usd(committed), check.Remaining);
    }

    [Theory]
    [InlineData("60", BudgetVerdict.Unknown)]
    [InlineData("60.01", BudgetVerdict.Exceeded)]
    public void An_approximate_budget_can_refuse_and_never_says_yes(string amount, BudgetVerdict verdict) =>
        Assert.Equal(verdict, BudgetCheck.Of(Usd(amount), Usd("100"), Usd("40"), isApproximate: true).Verdict);

    [Fact]
    public void A_budget_nobody_knows_says_so()
    {
        var check = BudgetCheck.Unknown("no view is set");

        Assert.Equal((BudgetVerdict.Unknown, "no view is set", null), (check.Verdict, check.Reason, check.Remaining));
    }

    [Theory]
    [InlineData("", 1, 2026)]
    [InlineData("CC1", 0, 2026)]
    [InlineData("CC1", -1, 2026)]
    [InlineData("CC1", 1, 26)]
    public void A_question_about_no_budget_is_refused(string department, int amount, int year) =>
        Assert.ThrowsAny<ArgumentException>(
            new BudgetQuery
            {
                Department = department,
                Amount = new Money(amount, "USD"),
                FiscalYear = year,
            }.EnsureConsistent
        );

    public static TheoryData<OrderedLine[], ReceiptStatus, BillingStatus> Progress =>
        new()
        {
            { [], ReceiptStatus.Unknown, BillingStatus.Unknown },
            { [Ordered(null, null)], ReceiptStatus.Unknown, BillingStatus.Unknown },
            { [Ordered(0, 0)], ReceiptStatus.NotReceived, BillingStatus.NotBilled },
            { [Ordered(1, 1)], ReceiptStatus.PartlyReceived, BillingStatus.PartlyBilled },
            { [Ordered(2, 2)], ReceiptStatus.Received, BillingStatus.Billed },
            { [Ordered(3, 3)], ReceiptStatus.Received, BillingStatus.Billed },
            { [Ordered(2, 0), Ordered(0, 2)], ReceiptStatus.PartlyReceived, BillingStatus.PartlyBilled },
            { [Ordered(2, null), Ordered(2, 2)], ReceiptStatus.Received, BillingStatus.Unknown },
            { [Ordered(0, 0) with { IsReceiptComplete = true, IsBillingComplete = true }], ReceiptStatus.Received, BillingStatus.Billed },
            { [Ordered(null, 2) with { IsReceiptExpected = false }], ReceiptStatus.NotExpected, BillingStatus.Billed },
            { [Ordered(null, null) with { IsCanceled = true }], ReceiptStatus.NotExpected, BillingStatus.Unknown },
            { [Ordered(0, 0) with { IsCanceled = true }, Ordered(2, 2)], ReceiptStatus.Received, BillingStatus.Billed },
        };

    [Theory]
    [MemberData(nameof(Progress))]
    public void Progress_is_read_off_the_lines(OrderedLine[] lines, ReceiptStatus receipt, BillingStatus billing)
    {
        var order = new PurchaseOrder
        {
            Id = "1",
            Number = "1",
            Status = PurchaseOrderStatus.Open,
            ProviderStatus = "",
            VendorId = "V1",
            Lines = lines,
        };

        Assert.Equal((receipt, billing), (order.Receipt, order.Billing));
    }

    [Fact]
    public void Nothing_that_is_bought_is_written_out()
    {
        var order = Order(new Money(10, "USD"), Line(1, 10) with { Description = "canary" }) with { OperationKey = "order 17" };

        Assert.Equal("PurchaseOrderRequest order 17", order.ToString());
        Assert.DoesNotContain("canary", order.Lines[0].ToString(), StringComparison.Ordinal);
        Assert.Equal("Warning ME/1", new ErpMessage(ErpMessageSeverity.Warning, "ME/1", "canary").ToString());
    }

    private static Money Usd(string amount) => new(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture), "USD");

    private static OrderedLine Ordered(decimal? received, decimal? billed) =>
        new()
        {
            Id = "10",
            Quantity = 2,
            UnitPrice = new Money(1, "USD"),
            QuantityReceived = received,
            QuantityBilled = billed,
        };

    private static PurchaseOrderLine Line(decimal quantity, decimal price, string currency = "USD") =>
        new()
        {
            Description = "Paper",
            Quantity = quantity,
            UnitPrice = new Money(price, currency),
        };

    private static PurchaseOrderRequest Order(Money total, params PurchaseOrderLine[] lines) =>
        new()
        {
            VendorId = "V1",
            Reference = "PR-1",
            Total = total,
            Lines = lines,
        };

    private static VendorInvoiceRequest Invoice() =>
        new()
        {
            PurchaseOrderId = "4500000001",
            InvoiceNumber = "INV-1",
            Amount = new Money(10, "USD"),
            DueDate = new DateOnly(2026, 2, 1),
            Lines = [new("10", 1, new Money(10, "USD"))],
        };
}
