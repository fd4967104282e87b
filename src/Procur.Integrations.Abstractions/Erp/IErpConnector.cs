namespace Procur.Integrations;

/// <summary>A business's ERP: purchase orders, the budget, the vendors' invoices and their match. Members are safe to call from many threads at once.</summary>
public interface IErpConnector
{
    /// <summary>
    /// Makes a purchase order, once a <see cref="PurchaseOrderRequest.Reference"/>: an order that is there already under it is given back with
    /// <see cref="PurchaseOrder.AlreadyExisted"/> where vendor and total are the same.
    /// </summary>
    /// <exception cref="ArgumentException">The total is not the sum of the lines, currencies differ, or a field cannot be carried; nothing was sent.</exception>
    /// <exception cref="IntegrationException">The call failed; <see cref="IntegrationErrorKind.Conflict"/> where the reference names another order.</exception>
    Task<PurchaseOrder> CreatePurchaseOrderAsync(PurchaseOrderRequest request, CancellationToken cancellationToken = default);

    /// <summary>Reads a purchase order with what was received and billed of it.</summary>
    /// <param name="purchaseOrderId">The service's id.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <exception cref="IntegrationException">The call failed; <see cref="IntegrationErrorKind.NotFound"/> where there is none.</exception>
    Task<PurchaseOrder> GetPurchaseOrderAsync(string purchaseOrderId, CancellationToken cancellationToken = default);

    /// <summary>Asks whether a department's budget covers an amount. Where nobody can tell, the answer is <see cref="BudgetVerdict.Unknown"/> with the reason, never yes.</summary>
    /// <exception cref="ArgumentException">The amount is not above zero.</exception>
    /// <exception cref="IntegrationException">The call failed.</exception>
    Task<BudgetCheck> ValidateBudgetAsync(BudgetQuery query, CancellationToken cancellationToken = default);

    /// <summary>Posts a vendor's invoice for a purchase order. The vendor's number is looked up first, so that no invoice is posted twice.</summary>
    /// <exception cref="ArgumentException">Lines, tax and total do not add up, or a field cannot be carried; nothing was posted.</exception>
    /// <exception cref="IntegrationException">The call failed; <see cref="IntegrationErrorKind.Conflict"/> where the vendor's number is there already.</exception>
    Task<VendorInvoice> CreateInvoiceAsync(VendorInvoiceRequest request, CancellationToken cancellationToken = default);

    /// <summary>Matches an invoice with its order and what was received (<see cref="ThreeWayMatch"/>). It changes nothing in the ERP.</summary>
    /// <exception cref="IntegrationException">The call failed.</exception>
    Task<InvoiceReconciliation> ReconcileInvoiceAsync(InvoiceReconciliationRequest request, CancellationToken cancellationToken = default);
}
