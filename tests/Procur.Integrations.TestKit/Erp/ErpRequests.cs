namespace Procur.Integrations.TestKit;

/// <summary>Requests that the ERP suites share.</summary>
public static class ErpRequests
{
    public static DateOnly Due { get; } = new(2030, 3, 31);

    public static Money Usd(decimal amount) => new(amount, "USD");

    /// <summary>An invoice for the first line of an order, 10 at 5.00.</summary>
    public static VendorInvoiceRequest Invoicing(
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
}
