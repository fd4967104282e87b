using Procur.Integrations.Sap.Wire;

namespace Procur.Integrations.Sap;

/// <summary>A line of an invoice that counts, with its invoice.</summary>
internal sealed record SapBilledLine(SapSupplierInvoice Invoice, SapSupplierInvoiceItem Item)
{
    public string OrderLineId => SapText.Plain(Item.PurchaseOrderItem);

    /// <summary>How much it bills: nothing for a later debit or credit, and below zero in a credit memo.</summary>
    public decimal Quantity =>
        string.IsNullOrEmpty(Item.IsSubsequentDebitCredit)
            ? (Item.QuantityInPurchaseOrderUnit ?? 0) * (string.IsNullOrEmpty(Invoice.SupplierInvoiceIsCreditMemo) ? 1 : -1)
            : 0;
}
