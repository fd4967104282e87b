namespace Procur.Integrations.TestKit;

/// <summary>What the ERP suites share: their requests.</summary>
public abstract class ErpSuite<TFixture> : SandboxSuite<TFixture>
    where TFixture : IntegrationFixture, IErpScript, new()
{
    protected static readonly DateOnly Due = new(2030, 3, 31);

    protected IErpConnector Erp => World.Get<IErpConnector>();

    protected static Money Usd(decimal amount) => new(amount, "USD");

    /// <summary>An invoice for the first line of an order, 10 at 5.00.</summary>
    protected static VendorInvoiceRequest Invoicing(
        PurchaseOrder order,
        string number = "INV-4711",
        decimal quantity = 10,
        decimal price = 5
    ) =>
        new()
        {
            PurchaseOrderId = order.Id,
            InvoiceNumber = number,
            Amount = Usd(quantity * price),
            DueDate = Due,
            Lines = [new(order.Lines[0].Id, quantity, Usd(quantity * price))],
        };

    protected async Task<int> OrdersAsync() => (await World.EffectsAsync(Fixture.EffectOfOrdering, Token)).Count;

    protected async Task<int> InvoicesAsync() => (await World.EffectsAsync(Fixture.EffectOfInvoicing, Token)).Count;

    protected Task ReceiveAsync(PurchaseOrder order, int line, decimal quantity) =>
        Fixture.ReceiveAsync(World, order, order.Lines[line].Id, quantity, Token);
}
