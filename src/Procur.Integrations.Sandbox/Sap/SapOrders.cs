using System.Globalization;
using Procur.Integrations.Sandbox.Sap.Model;
using Procur.Integrations.Sandbox.Sap.Wire;
using Procur.Integrations.Sandbox.StandIns;

namespace Procur.Integrations.Sandbox.Sap;

/// <summary>Purchase orders, in both versions.</summary>
internal static class SapOrders
{
    public static string SetOf(SapService service) => service.IsV4 ? "PurchaseOrder" : "A_PurchaseOrder";

    public static StandInReply Create(SapCall call)
    {
        var order = SapReader.Read(call.Body(), SapSchema.Order, call.Service.IsV4);
        Check(call, order);
        var number = call.Account.NextOrder();
        order["PurchaseOrder"] = number;
        order["CreationDate"] = call.Today;
        order["CreatedByUser"] = call.Account.UserName;
        order["PurchaseOrderDate"] ??= call.Today;
        order["PurchasingProcessingStatus"] = "02";
        order["ReleaseIsNotCompleted"] = false;
        order["PurchasingCompletenessStatus"] ??= false;
        order.Changed(call.Now);
        var items = order.Children["Items"];
        for (var i = 0; i < items.Count; i++)
        {
            Complete(items[i], order, number, i);
        }

        call.Account.Orders.Add(number, order);
        var total = items.Sum(NetOf);
        call.Write("purchase-order", number, total, order.Text("DocumentCurrency"), order.Text("CorrespncExternalReference"));
        return SapReplies.Warned(
            SapReplies.Entity(
                call,
                order,
                SetOf(call.Service),
                $"'{number}'",
                201,
                "to_PurchaseOrderItem to_AccountAssignment _PurchaseOrderItem _PurOrdAccountAssignment"
            ),
            call
        );
    }

    public static StandInReply Get(SapCall call) => SapReplies.Entity(call, Find(call), SetOf(call.Service), $"'{call.Key[0]}'");

    public static StandInReply List(SapCall call) =>
        SapReplies.List(call, call.Account.Orders.Values, SapSchema.Order, SetOf(call.Service), static x => $"'{x.Text("PurchaseOrder")}'");

    public static StandInReply Change(SapCall call)
    {
        var order = Current(call);
        SapReader.Merge(order, call.Body(), call.Service.IsV4);
        order.Changed(call.Now);
        call.Write("purchase-order-change", order.Text("PurchaseOrder"));
        return call.Service.IsV4
            ? SapReplies.Entity(call, order, SetOf(call.Service), $"'{call.Key[0]}'")
            : new StandInReply(204, default, null);
    }

    public static StandInReply Delete(SapCall call)
    {
        var order = Current(call);
        order["PurchasingDocumentDeletionCode"] = "L";
        order["PurchaseOrderDeletionCode"] = "L";
        order.Children["Items"].ForEach(static x => x["PurchasingDocumentDeletionCode"] = "L");
        order.Changed(call.Now);
        call.Write("purchase-order-delete", order.Text("PurchaseOrder"));
        return new StandInReply(204, default, null);
    }

    /// <exception cref="SapRefusalException">There is none.</exception>
    public static SapEntity Find(SapAccount account, string number) =>
        account.Orders.GetValueOrDefault(number)
        ?? throw new SapRefusalException(404, "MEPO/000", $"Purchase order {number} does not exist");

    public static decimal NetOf(SapEntity item)
    {
        var units = item.Number("NetPriceQuantity");
        return Math.Round(
            item.Number("OrderQuantity") * item.Number("NetPriceAmount") / (units > 0 ? units : 1),
            2,
            MidpointRounding.AwayFromZero
        );
    }

    private static SapEntity Find(SapCall call) => Find(call.Account, call.Key[0]);

    /// <summary>The order, with the version that the caller read and not open elsewhere.</summary>
    private static SapEntity Current(SapCall call)
    {
        var order = Find(call);
        if (call.Account.Locked.Contains(order.Text("PurchaseOrder")))
        {
            throw new SapRefusalException(400, "ME/006", $"User MILLER already processing Purchase order {order.Text("PurchaseOrder")}");
        }

        return call.Call.Header("If-Match") switch
        {
            null => throw new SapRefusalException(
                428,
                "/IWBEP/CM_MGW_RT/060",
                "The request is required to be conditional. Try using the \"If-Match\" header."
            ),
            "*" => order,
            var version when version == order.ETag => order,
            _ => throw new SapRefusalException(412, "/IWBEP/CM_MGW_RT/061", "Precondition failed"),
        };
    }

    private static void Check(SapCall call, SapEntity order)
    {
        if (order.Text("CompanyCode") != SapAccount.Company)
        {
            throw new SapRefusalException(400, "ME/303", "Error when processing: enter a valid company code");
        }

        var supplier = order.Text("Supplier").TrimStart('0');
        if (!call.Account.Suppliers.TryGetValue(supplier, out var found))
        {
            throw new SapRefusalException(400, "06/321", $"Supplier {order.Text("Supplier")} does not exist");
        }

        if (found.Flag("PurchasingIsBlocked"))
        {
            throw new SapRefusalException(400, "06/022", $"Supplier {order.Text("Supplier")} is blocked");
        }

        if (order.Text("DocumentCurrency").Length != 3)
        {
            throw new SapRefusalException(400, "ME/083", "Enter Currency");
        }

        var items = order.Children["Items"];
        if (items.Count == 0)
        {
            throw new SapRefusalException(400, "06/220", "Document contains no items");
        }

        foreach (var item in items)
        {
            var missing =
                item.Number("OrderQuantity") <= 0 ? "PO Quantity"
                : item.Text("Plant").Length == 0 ? "Plant"
                : item.Text("Material").Length == 0 && item.Text("MaterialGroup").Length == 0 ? "Material Group"
                : item.Text("Material").Length == 0 && item.Text("PurchaseOrderItemText").Length == 0 ? "Short Text"
                : null;
            if (missing is not null)
            {
                throw new SapRefusalException(400, "ME/083", $"Enter {missing}");
            }

            var assigned = item.Children["AccountAssignments"];
            if (
                item.Text("AccountAssignmentCategory") == "K"
                && (assigned.Count == 0 || assigned.Exists(static x => x.Text("CostCenter").Length == 0))
            )
            {
                throw new SapRefusalException(400, "ME/083", "Enter Cost Center");
            }
        }
    }

    private static void Complete(SapEntity item, SapEntity order, string number, int position)
    {
        item["PurchaseOrder"] = number;
        if (item.Text("PurchaseOrderItem").Length == 0)
        {
            item["PurchaseOrderItem"] = ((position + 1) * 10).ToString(CultureInfo.InvariantCulture);
        }

        if (item.Text("PurchaseOrderQuantityUnit").Length == 0)
        {
            item["PurchaseOrderQuantityUnit"] = "EA";
        }

        item["OrderPriceUnit"] ??= item["PurchaseOrderQuantityUnit"];
        item["OrderPriceUnitToOrderUnitNmrtr"] ??= 1m;
        item["OrdPriceUnitToOrderUnitDnmntr"] ??= 1m;
        item["OrderItemQtyToBaseQtyNmrtr"] ??= 1m;
        item["OrderItemQtyToBaseQtyDnmntr"] ??= 1m;
        item["BaseUnit"] ??= "EA";
        item["NetPriceQuantity"] ??= 1m;
        item["DocumentCurrency"] = order["DocumentCurrency"];
        item["GoodsReceiptIsExpected"] ??= true;
        item["InvoiceIsExpected"] ??= true;
        item["InvoiceIsGoodsReceiptBased"] ??= false;
        item["ProductType"] ??= "1";
        item["ProductTypeCode"] ??= "1";
        item["PurchaseOrderItemCategory"] ??= "0";
    }
}
