using System.Globalization;

namespace Procur.Integrations.Benchmarks.Erp;

/// <summary>The orders that both sides make and read.</summary>
internal static class Orders
{
    public const string Number = "4500000001";
    public const string Service = "sap/opu/odata/sap/API_PURCHASEORDER_PROCESS_SRV";
    public const string Receipts = "sap/opu/odata/sap/API_MATERIAL_DOCUMENT_SRV/A_MaterialDocumentItem";
    public const string Billed = "sap/opu/odata/sap/API_SUPPLIERINVOICE_PROCESS_SRV/A_SuplrInvcItemPurOrdRef";

    private static int made;

    /// <summary>One that nobody has used: an order is known by it.</summary>
    public static string NextReference() => string.Create(CultureInfo.InvariantCulture, $"PO{Interlocked.Increment(ref made):D10}");
}
