namespace Procur.Integrations.Sap;

/// <summary>Which purchase-order service is spoken.</summary>
public enum SapODataVersion
{
    /// <summary>OData v2: <c>API_PURCHASEORDER_PROCESS_SRV</c>.</summary>
    V2 = 0,

    /// <summary>OData v4: <c>API_PURCHASEORDER_2</c>.</summary>
    V4,
}
