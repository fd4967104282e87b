namespace Procur.Integrations.Sap.Tests;

/// <summary>Bodies as SAP sends them.</summary>
public static class SapBodies
{
    public const string OrderV2 = """
        {"__metadata":{"etag":"W/\"datetimeoffset'2026-01-01T00%3A00%3A00.0000000Z'\""},"PurchaseOrder":"4500000001","CompanyCode":"1710",
        "PurchaseOrderType":"NB","Supplier":"0017300001","PurchaseOrderDate":"/Date(1767225600000)/","DocumentCurrency":"USD",
        "CorrespncExternalReference":"PR1","PurchasingProcessingStatus":"02","ReleaseIsNotCompleted":false,"PurchasingCompletenessStatus":false,
        "PurchasingDocumentDeletionCode":"","YY1_Project_PDH":"P-7",
        "to_PurchaseOrderItem":{"results":[{"PurchaseOrderItem":"00010","PurchaseOrderItemText":"Chairs","OrderQuantity":"10","PurchaseOrderQuantityUnit":"EA",
        "NetPriceAmount":"5.00","NetPriceQuantity":"1","GoodsReceiptIsExpected":true,"InvoiceIsExpected":true,"to_AccountAssignment":{"__deferred":{"uri":"x"}}}]}}
        """;

    public const string OrderV4 = """
        {"@odata.etag":"W/\"SADL-1\"","PurchaseOrder":"4500000001","CompanyCode":"1710","Supplier":"17300001","PurchaseOrderDate":"2026-01-01",
        "DocumentCurrency":"USD","CorrespncExternalReference":"PR1","PurchasingProcessingStatus":"02","PurchaseOrderDeletionCode":"",
        "_PurchaseOrderItem":[{"PurchaseOrderItem":"10","OrderQuantity":10,"PurchaseOrderQuantityUnit":"EA","NetPriceAmount":5.00,"NetPriceQuantity":1,
        "_PurOrdAccountAssignment":[{"CostCenter":"17101101"}]}]}
        """;
}
