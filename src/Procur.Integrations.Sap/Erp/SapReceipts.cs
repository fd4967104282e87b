using System.Collections.Frozen;
using Procur.Integrations.Sap.Wire;

namespace Procur.Integrations.Sap;

/// <summary>Reads movements of goods as receipts of an order, in the order's unit.</summary>
internal static class SapReceipts
{
    // Receipt 101, out of blocked stock 105, return to the vendor 122 and 161, and each with its reversal.
    private static readonly FrozenDictionary<string, int> Signs = new Dictionary<string, int>
    {
        ["101"] = 1,
        ["102"] = -1,
        ["105"] = 1,
        ["106"] = -1,
        ["122"] = -1,
        ["123"] = 1,
        ["161"] = -1,
        ["162"] = 1,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    // Into blocked stock and out of it again, and what a subcontractor is given and uses: nothing of it is a receipt yet, or one at all.
    private static readonly FrozenSet<string> Aside = FrozenSet.ToFrozenSet(
        ["103", "104", "124", "125", "541", "542", "543", "544"],
        StringComparer.Ordinal
    );

    public static IReadOnlyList<SapReceipt> Of(SapPurchaseOrder order, IEnumerable<SapMaterialDocumentItem> movements)
    {
        var items = order.Items.ToLookup(static item => SapText.Plain(item.PurchaseOrderItem), StringComparer.Ordinal);
        return
        [
            .. movements
                .Where(static movement => !Aside.Contains(movement.GoodsMovementType ?? ""))
                .Select(movement => Of(movement, items[SapText.Plain(movement.PurchaseOrderItem)].FirstOrDefault())),
        ];
    }

    /// <summary>What was received of a line; null where nobody can tell.</summary>
    public static decimal? Received(SapPurchaseOrderItem item, IEnumerable<SapReceipt>? receipts)
    {
        // Services are received by entry sheets, which leave no movement of goods.
        if (receipts is null || IsService(item))
        {
            return null;
        }

        decimal sum = 0;
        foreach (var receipt in receipts.Where(receipt => receipt.ItemId == SapText.Plain(item.PurchaseOrderItem)))
        {
            if (receipt.Quantity is not { } quantity)
            {
                return null;
            }

            sum += quantity;
        }

        return sum;
    }

    public static bool IsService(SapPurchaseOrderItem item) =>
        item.PurchaseOrderItemCategory is "9" or "A" or "5" || (item.ProductType ?? item.ProductTypeCode) == "2";

    private static SapReceipt Of(SapMaterialDocumentItem movement, SapPurchaseOrderItem? item)
    {
        var quantity = item is null ? null : QuantityOf(movement, item);
        return new(
            SapText.Plain(movement.PurchaseOrderItem),
            // A movement of the customer's own kind is neither: nobody can tell what it does to the order.
            Signs.TryGetValue(movement.GoodsMovementType ?? "", out var sign)
                ? quantity * SignOf(movement, sign)
                : null,
            SapText.Plain(movement.MaterialDocument),
            movement.MaterialDocumentYear ?? "",
            SapText.Plain(movement.MaterialDocumentItem)
        )
        {
            Reverses = string.IsNullOrEmpty(movement.ReversedMaterialDocument)
                ? null
                : (
                    SapText.Plain(movement.ReversedMaterialDocument),
                    movement.ReversedMaterialDocumentYear ?? "",
                    SapText.Plain(movement.ReversedMaterialDocumentItem)
                ),
        };
    }

    // The indicator knows better than the kind: a returns order turns the kinds around.
    private static int SignOf(SapMaterialDocumentItem movement, int byKind) =>
        movement.DebitCreditCode switch
        {
            "S" => 1,
            "H" => -1,
            _ => byKind,
        };

    private static decimal? QuantityOf(SapMaterialDocumentItem movement, SapPurchaseOrderItem item)
    {
        var unit = item.PurchaseOrderQuantityUnit;
        if (unit == movement.EntryUnit && movement.QuantityInEntryUnit is { } entered)
        {
            return entered;
        }

        if (movement.QuantityInBaseUnit is not { } inBase)
        {
            return null;
        }

        if (unit == movement.MaterialBaseUnit)
        {
            return inBase;
        }

        return item is { OrderItemQtyToBaseQtyNmrtr: > 0, OrderItemQtyToBaseQtyDnmntr: > 0 } && item.BaseUnit == movement.MaterialBaseUnit
            ? inBase * item.OrderItemQtyToBaseQtyDnmntr.Value / item.OrderItemQtyToBaseQtyNmrtr.Value
            : null;
    }
}
