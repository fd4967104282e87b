namespace Procur.Integrations.TestKit;

/// <summary>What the ERP suites must be told of a service.</summary>
public interface IErpScript
{
    /// <summary>What the ledger calls an order that was made.</summary>
    string EffectOfOrdering { get; }

    /// <summary>What the sandbox calls the wire operation that makes an order.</summary>
    string OperationOfOrdering { get; }

    /// <summary>What the ledger calls an invoice that was posted.</summary>
    string EffectOfInvoicing { get; }

    /// <summary>A department that a budget can be set for.</summary>
    string Department { get; }

    /// <summary>A reference with one character more than the service keeps.</summary>
    string ReferenceThatIsTooLong { get; }

    /// <summary>An invoice number with one character more than the service keeps.</summary>
    string InvoiceNumberThatIsTooLong { get; }

    /// <summary>An order that never was.</summary>
    string UnknownOrderId { get; }

    /// <summary>Longer than the service may take for what is still on its way.</summary>
    TimeSpan QuietPeriod { get; }

    /// <summary>An order of two lines, 10 at 5.00 USD and 2 at 25.00 USD, with a reference of its own.</summary>
    PurchaseOrderRequest Ordering();

    /// <summary>Receives goods; below zero they go back.</summary>
    Task ReceiveAsync(SandboxedHost host, PurchaseOrder order, string lineId, decimal quantity, CancellationToken cancellationToken);

    /// <summary>Sets a department's budget.</summary>
    Task SetBudgetAsync(SandboxedHost host, int fiscalYear, Money available, Money committed, CancellationToken cancellationToken);
}
