using Xunit;
using static Procur.Integrations.TestKit.ErpRequests;

namespace Procur.Integrations.TestKit;

/// <summary>What a host may expect of every ERP.</summary>
[SuiteOf(typeof(IErpConnector))]
public abstract class ErpConnectorConformance<TFixture> : SandboxSuite<TFixture>
    where TFixture : IntegrationFixture, IErpScript, new()
{
    private IErpConnector Erp => World.Get<IErpConnector>();

    [Fact]
    public async Task An_order_is_made_and_read_again_as_it_was_asked_for()
    {
        var request = Fixture.Ordering();

        var made = await Erp.CreatePurchaseOrderAsync(request, Token);
        var read = await Erp.GetPurchaseOrderAsync(made.Id, Token);

        Assert.False(made.AlreadyExisted);
        foreach (var order in (PurchaseOrder[])[made, read])
        {
            Assert.NotEmpty(order.Number);
            Assert.Equal((made.Id, request.VendorId, request.Reference), (order.Id, order.VendorId, order.Reference));
            Assert.Equal(request.Total, order.Total);
            Assert.Equal(PurchaseOrderStatus.Open, order.Status);
            Assert.Equal((ReceiptStatus.NotReceived, BillingStatus.NotBilled), (order.Receipt, order.Billing));
            Assert.Equal(
                request.Lines.Select(line => (line.Quantity, line.UnitPrice, line.Description)),
                order.Lines.Select(line => (line.Quantity, line.UnitPrice, line.Description!))
            );
        }

        var effect = Assert.Single(await World.EffectsAsync(Fixture.EffectOfOrdering, Token));
        Assert.Equal((request.Total.Amount, request.Reference), (effect.Amount, effect.Reference));
    }

    [Fact]
    public async Task A_total_that_is_not_the_sum_of_the_lines_is_refused_before_anything_is_sent()
    {
        var request = Fixture.Ordering();

        await Assert.ThrowsAsync<ArgumentException>(() =>
            Erp.CreatePurchaseOrderAsync(request with { Total = request.Total + Usd(0.01m) }, Token)
        );

        Assert.Empty(await World.Sandbox.Control.GetRequestsAsync(Fixture.Integration, cancellationToken: Token));
    }

    [Fact]
    public async Task A_reference_that_the_service_would_cut_is_refused_before_anything_is_sent()
    {
        var request = Fixture.Ordering() with { Reference = Fixture.ReferenceThatIsTooLong };

        await Assert.ThrowsAsync<ArgumentException>(() => Erp.CreatePurchaseOrderAsync(request, Token));

        Assert.Empty(await World.Sandbox.Control.GetRequestsAsync(Fixture.Integration, cancellationToken: Token));
    }

    [Fact]
    public async Task An_order_asked_for_again_by_its_reference_is_given_back_and_not_made_again()
    {
        var request = Fixture.Ordering();
        var first = await Erp.CreatePurchaseOrderAsync(request, Token);
        await ReceiveAsync(first, 0, 3);

        var again = await Erp.CreatePurchaseOrderAsync(request with { IdempotencyKey = "another" }, Token);

        Assert.Equal((first.Id, true), (again.Id, again.AlreadyExisted));
        Assert.Equal(ReceiptStatus.PartlyReceived, again.Receipt);
        Assert.Equal(1, await OrdersAsync());
    }

    [Fact]
    public async Task A_reference_of_another_order_is_a_conflict_and_nothing_is_in_doubt()
    {
        var request = Fixture.Ordering();
        await Erp.CreatePurchaseOrderAsync(request, Token);
        var other = request with { Lines = [request.Lines[0]], Total = request.Lines[0].Amount };

        var e = await Assert.ThrowsAsync<IntegrationException>(() => Erp.CreatePurchaseOrderAsync(other, Token));

        Assert.Equal((IntegrationErrorKind.Conflict, false), (e.Kind, e.OutcomeUnknown));
        Assert.Equal(1, await OrdersAsync());
    }

    [Fact]
    public async Task Many_who_ask_at_once_for_one_reference_get_one_order()
    {
        var request = Fixture.Ordering();

        var orders = await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(_ => Erp.CreatePurchaseOrderAsync(request with { IdempotencyKey = Guid.NewGuid().ToString() }, Token))
        );

        Assert.Single(orders.Select(order => order.Id).Distinct());
        Assert.Single(orders, order => !order.AlreadyExisted);
        Assert.Equal(1, await OrdersAsync());
    }

    [Fact]
    public async Task An_order_that_never_was_is_not_found()
    {
        var e = await Assert.ThrowsAsync<IntegrationException>(() => Erp.GetPurchaseOrderAsync(Fixture.UnknownOrderId, Token));

        Assert.Equal((IntegrationErrorKind.NotFound, false), (e.Kind, e.OutcomeUnknown));
    }

    [Fact]
    public async Task An_order_tells_what_was_received_and_billed_of_each_line()
    {
        var order = await Erp.CreatePurchaseOrderAsync(Fixture.Ordering(), Token);
        await ReceiveAsync(order, 0, 7);
        await ReceiveAsync(order, 0, -2);
        await Erp.CreateInvoiceAsync(Invoicing(order, quantity: 4), Token);

        var part = await Erp.GetPurchaseOrderAsync(order.Id, Token);
        await ReceiveAsync(order, 0, 5);
        await ReceiveAsync(order, 1, 2);
        var whole = await Erp.GetPurchaseOrderAsync(order.Id, Token);

        Assert.Equal([(5m, 4m), (0m, 0m)], part.Lines.Select(line => (line.QuantityReceived!.Value, line.QuantityBilled!.Value)));
        Assert.Equal((ReceiptStatus.PartlyReceived, BillingStatus.PartlyBilled), (part.Receipt, part.Billing));
        Assert.Equal(ReceiptStatus.Received, whole.Receipt);
    }

    [Theory]
    [InlineData(60, BudgetVerdict.Available)]
    [InlineData(60.01, BudgetVerdict.Exceeded)]
    public async Task A_budget_says_whether_an_amount_is_left(decimal amount, BudgetVerdict verdict)
    {
        await Fixture.SetBudgetAsync(World, 2026, Usd(100), Usd(40), Token);

        var check = await Erp.ValidateBudgetAsync(Asking(amount), Token);

        Assert.Equal(verdict, check.Verdict);
        Assert.Equal((Usd(100), Usd(40), Usd(60)), (check.Available, check.Committed, check.Remaining));
    }

    [Fact]
    public async Task A_budget_that_nobody_can_tell_is_unknown_and_not_yes()
    {
        await Fixture.SetBudgetAsync(World, 2026, Usd(100), Usd(40), Token);

        var otherYear = await Erp.ValidateBudgetAsync(Asking(1) with { FiscalYear = 2027 }, Token);
        var otherDepartment = await Erp.ValidateBudgetAsync(Asking(1) with { Department = "NONE" }, Token);
        var otherCurrency = await Erp.ValidateBudgetAsync(Asking(1) with { Amount = new Money(1, "KES") }, Token);

        Assert.All([otherYear, otherDepartment, otherCurrency], check => Assert.Equal(BudgetVerdict.Unknown, check.Verdict));
        Assert.All([otherYear, otherDepartment, otherCurrency], check => Assert.NotEmpty(check.Reason));
    }

    [Fact]
    public async Task An_invoice_is_posted_once_and_its_number_is_found_before_a_second()
    {
        var order = await Erp.CreatePurchaseOrderAsync(Fixture.Ordering(), Token);
        await ReceiveAsync(order, 0, 10);

        var invoice = await Erp.CreateInvoiceAsync(Invoicing(order), Token);
        var e = await Assert.ThrowsAsync<IntegrationException>(() => Erp.CreateInvoiceAsync(Invoicing(order, quantity: 1), Token));

        Assert.Equal((VendorInvoiceStatus.Posted, "INV-4711", order.VendorId), (invoice.Status, invoice.InvoiceNumber, invoice.VendorId));
        Assert.Equal((Usd(50), Due), (invoice.Amount, invoice.DueDate));
        Assert.Equal((IntegrationErrorKind.Conflict, false), (e.Kind, e.OutcomeUnknown));
        Assert.Equal(1, await InvoicesAsync());
    }

    [Fact]
    public async Task An_invoice_number_that_the_service_would_cut_is_refused()
    {
        var order = await Erp.CreatePurchaseOrderAsync(Fixture.Ordering(), Token);

        await Assert.ThrowsAsync<ArgumentException>(() =>
            Erp.CreateInvoiceAsync(Invoicing(order, Fixture.InvoiceNumberThatIsTooLong), Token)
        );

        Assert.Equal(0, await InvoicesAsync());
    }

    [Fact]
    public async Task An_invoice_without_lines_bills_what_is_left_to_the_cent_or_is_refused()
    {
        var order = await Erp.CreatePurchaseOrderAsync(Fixture.Ordering(), Token);
        await Erp.CreateInvoiceAsync(Invoicing(order, "A-1", quantity: 4), Token);
        var rest = Invoicing(order, "A-2") with { Lines = [] };

        await Assert.ThrowsAsync<ArgumentException>(() => Erp.CreateInvoiceAsync(rest with { Amount = Usd(79.99m) }, Token));
        await Erp.CreateInvoiceAsync(rest with { Amount = Usd(80) }, Token);

        Assert.Equal(BillingStatus.Billed, (await Erp.GetPurchaseOrderAsync(order.Id, Token)).Billing);
        Assert.Equal(2, await InvoicesAsync());
    }

    [Fact]
    public async Task A_line_that_is_not_on_the_order_is_refused()
    {
        var order = await Erp.CreatePurchaseOrderAsync(Fixture.Ordering(), Token);
        var request = Invoicing(order) with { Lines = [new("990", 10, Usd(50))] };

        await Assert.ThrowsAsync<ArgumentException>(() => Erp.CreateInvoiceAsync(request, Token));

        Assert.Equal(0, await InvoicesAsync());
    }

    [Fact]
    public async Task An_invoice_of_what_was_ordered_and_received_is_reconciled()
    {
        var order = await Erp.CreatePurchaseOrderAsync(Fixture.Ordering(), Token);
        await ReceiveAsync(order, 0, 10);
        var invoice = await Erp.CreateInvoiceAsync(Invoicing(order), Token);

        var result = await ReconcileAsync(invoice, order);

        Assert.True(result.IsReconciled, string.Join("; ", Reasons(result)));
        Assert.Equal((invoice.Id, order.Id), (result.InvoiceId, result.PurchaseOrderId));
    }

    [Fact]
    public async Task An_invoice_of_more_than_was_received_is_not_reconciled_unless_the_tolerance_says_so()
    {
        var order = await Erp.CreatePurchaseOrderAsync(Fixture.Ordering(), Token);
        await ReceiveAsync(order, 0, 10);
        await ReceiveAsync(order, 0, -1);
        var invoice = await Erp.CreateInvoiceAsync(Invoicing(order), Token);

        var strict = await ReconcileAsync(invoice, order);
        var loose = await ReconcileAsync(invoice, order, new MatchTolerances { Quantity = 1 });

        Assert.Equal([MatchReasonCode.OverReceived], Reasons(strict));
        Assert.True(loose.IsReconciled);
    }

    [Fact]
    public async Task An_invoice_at_another_price_is_not_reconciled()
    {
        var order = await Erp.CreatePurchaseOrderAsync(Fixture.Ordering(), Token);
        await ReceiveAsync(order, 0, 10);
        var invoice = await Erp.CreateInvoiceAsync(Invoicing(order, price: 5.5m), Token);

        Assert.Equal([MatchReasonCode.PriceAbove], Reasons(await ReconcileAsync(invoice, order)));
        Assert.True((await ReconcileAsync(invoice, order, new MatchTolerances { PricePercent = 10 })).IsReconciled);
    }

    [Fact]
    public async Task What_other_invoices_billed_counts()
    {
        var order = await Erp.CreatePurchaseOrderAsync(Fixture.Ordering(), Token);
        await ReceiveAsync(order, 0, 10);
        await Erp.CreateInvoiceAsync(Invoicing(order, "A-1", quantity: 6), Token);
        var second = await Erp.CreateInvoiceAsync(Invoicing(order, "A-2", quantity: 5), Token);

        var result = await ReconcileAsync(second, order);

        Assert.Equal([MatchReasonCode.OverOrdered, MatchReasonCode.OverReceived], Reasons(result));
        Assert.Equal(6, Assert.Single(result.Match.Lines).BilledElsewhere);
    }

    [Theory]
    [MemberData(nameof(SandboxFaults.OfCalls), MemberType = typeof(SandboxFaults))]
    public async Task Whatever_breaks_what_is_said_of_an_order_is_true_and_it_is_never_made_twice(string fault)
    {
        var request = Fixture.Ordering();
        await World.FaultAsync(fault, Token);

        var told = await TellAsync(() => Erp.CreatePurchaseOrderAsync(request, Token));
        await AssertTruthAsync(told, Fixture.EffectOfOrdering);
        await TellAsync(() => Erp.CreatePurchaseOrderAsync(request, Token));
        await TellAsync(() => Erp.CreatePurchaseOrderAsync(request with { IdempotencyKey = "another" }, Token));

        Assert.InRange(await OrdersAsync(), 0, 1);
    }

    [Theory]
    [MemberData(nameof(SandboxFaults.OfCalls), MemberType = typeof(SandboxFaults))]
    public async Task Whatever_breaks_what_is_said_of_an_invoice_is_true_and_it_is_never_posted_twice(string fault)
    {
        var order = await Erp.CreatePurchaseOrderAsync(Fixture.Ordering(), Token);
        var request = Invoicing(order);
        await World.FaultAsync(fault, Token);

        var told = await TellAsync(() => Erp.CreateInvoiceAsync(request, Token));
        await AssertTruthAsync(told, Fixture.EffectOfInvoicing);
        await TellAsync(() => Erp.CreateInvoiceAsync(request, Token));
        await TellAsync(() => Erp.CreateInvoiceAsync(request with { IdempotencyKey = "another" }, Token));

        Assert.InRange(await InvoicesAsync(), 0, 1);
    }

    private BudgetQuery Asking(decimal amount) =>
        new()
        {
            Department = Fixture.Department,
            Amount = Usd(amount),
            FiscalYear = 2026,
        };

    private Task<InvoiceReconciliation> ReconcileAsync(VendorInvoice invoice, PurchaseOrder order, MatchTolerances? tolerances = null) =>
        Erp.ReconcileInvoiceAsync(
            new InvoiceReconciliationRequest
            {
                InvoiceId = invoice.Id,
                PurchaseOrderId = order.Id,
                Tolerances = tolerances ?? MatchTolerances.None,
            },
            Token
        );

    private static IEnumerable<MatchReasonCode> Reasons(InvoiceReconciliation result) =>
        result.Match.Reasons.Concat(result.Match.Lines.SelectMany(line => line.Reasons)).Select(reason => reason.Code);

    private async Task<int> OrdersAsync() => (await World.EffectsAsync(Fixture.EffectOfOrdering, Token)).Count;

    private async Task<int> InvoicesAsync() => (await World.EffectsAsync(Fixture.EffectOfInvoicing, Token)).Count;

    private Task ReceiveAsync(PurchaseOrder order, int line, decimal quantity) =>
        Fixture.ReceiveAsync(World, order, order.Lines[line].Id, quantity, Token);
}
