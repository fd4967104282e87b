using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Procur.Integrations.Sap.Wire;
using Procur.Integrations.Wire;

namespace Procur.Integrations.Sap;

/// <summary>Writes entities with the further fields that a caller gave.</summary>
internal static class SapBody
{
    // Decimals come and go as text then, and pass through no double.
    public const string V4Type = "application/json;IEEE754Compatible=true";

    public static JsonObject Of(SapPurchaseOrder order, SapODataVersion version, JsonObject? further)
    {
        var said = order.In(version);
        var type = version == SapODataVersion.V4 ? SapJsonV4.Default.SapPurchaseOrder : SapJsonV2.Default.SapPurchaseOrder;
        var body = JsonSerializer.SerializeToNode(said, type)!.AsObject();
        var items = version == SapODataVersion.V4 ? body["_PurchaseOrderItem"] : body["to_PurchaseOrderItem"]?["results"];
        Extend(items, [.. said.Items.Select(static item => item.Extensions)]);
        Extend(body, further);
        return body;
    }

    public static JsonObject Of(SapSupplierInvoice invoice, JsonObject? further)
    {
        var body = JsonSerializer.SerializeToNode(invoice, SapJsonV2.Default.SapSupplierInvoice)!.AsObject();
        Extend(body["to_SuplrInvcItemPurOrdRef"]?["results"], [.. invoice.Items.Select(static item => item.Extensions)]);
        Extend(body, further);
        return body;
    }

    public static WireBody Write(JsonObject body, SapODataVersion version) =>
        version == SapODataVersion.V4
            ? WireBody.FromBytes(Encoding.UTF8.GetBytes(body.ToJsonString()), V4Type)
            : WireBody.Json(body, SapJsonV2.Default.JsonObject);

    private static void Extend(JsonNode? list, IReadOnlyList<JsonObject?> extensions)
    {
        if (list is not JsonArray items)
        {
            return;
        }

        for (var i = 0; i < items.Count && i < extensions.Count; i++)
        {
            Extend(items[i]!.AsObject(), extensions[i]);
        }
    }

    private static void Extend(JsonObject body, JsonObject? further)
    {
        foreach (var (name, value) in further ?? [])
        {
            body[name] = value?.DeepClone();
        }
    }
}
