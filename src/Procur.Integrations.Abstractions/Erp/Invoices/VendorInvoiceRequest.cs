namespace Procur.Integrations;

/// <summary>Posts a vendor's invoice (a vendor bill) for a purchase order.</summary>
public sealed record VendorInvoiceRequest : IntegrationRequest
{
    /// <summary>The service's id of the purchase order.</summary>
    public required string PurchaseOrderId { get; init; }

    /// <summary>The vendor's own number of the invoice. Services limit it (SAP: 16 characters).</summary>
    public required string InvoiceNumber { get; init; }

    /// <summary>The gross total in major units: the lines and the tax.</summary>
    public required Money Amount { get; init; }

    /// <summary>When it is to be paid.</summary>
    public required DateOnly DueDate { get; init; }

    /// <summary>The day on the invoice; today (UTC) where it is null.</summary>
    public DateOnly? InvoiceDate { get; init; }

    /// <summary>The tax within the total.</summary>
    public Money? Tax { get; init; }

    /// <summary>What is billed; empty bills everything ordered and not yet billed at the order's prices, which must then make the amount.</summary>
    public IReadOnlyList<VendorInvoiceLine> Lines { get; init; } = [];

    /// <summary>Checks what every ERP would trip over: one currency, and lines and tax that make the amount.</summary>
    /// <exception cref="ArgumentException">It does not hold; the message says what to change.</exception>
    public void EnsureConsistent()
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(PurchaseOrderId);
        ArgumentException.ThrowIfNullOrWhiteSpace(InvoiceNumber);
        if (Amount.Amount <= 0)
        {
            throw new ArgumentException("The amount must be above zero.", nameof(Amount));
        }

        var sum = Tax ?? new Money(0, Amount.Currency);
        if (sum.Currency != Amount.Currency || Lines.Any(line => line.Amount.Currency != Amount.Currency))
        {
            throw new ArgumentException($"Lines, tax and amount must all be in {Amount.Currency}.", nameof(Amount));
        }

        if (sum.Amount < 0 || Lines.Any(static line => line.Quantity <= 0 || line.Amount.Amount < 0))
        {
            throw new ArgumentException("Quantities must be above zero, and amounts and tax not below it.", nameof(Lines));
        }

        if (Lines.Count == 0)
        {
            return;
        }

        sum = Lines.Aggregate(sum, static (total, line) => total + line.Amount);
        if (sum != Amount)
        {
            throw new ArgumentException(
                $"The amount {Amount} is not the sum of lines and tax, {sum}; correct one of them.",
                nameof(Amount)
            );
        }
    }
}
