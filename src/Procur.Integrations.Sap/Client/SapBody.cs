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

    private const string V2Type = "application/json; charset=utf-8";

    public static byte[] Of(SapPurchaseOrder order, SapODataVersion version, JsonObject? further)
    {
        var said = order.In(version);
        var type = version == SapODataVersion.V4 ? SapJsonV4.Default.SapPurchaseOrder : SapJsonV2.Default.SapPurchaseOrder;
        if (further is null && !IsExtended(said))
        {
            return JsonSerializer.SerializeToUtf8Bytes(said, type);
        }

        var body = JsonSerializer.SerializeToNode(said, type)!.AsObject();
        var items = version == SapODataVersion.V4 ? body["_PurchaseOrderItem"] : body["to_PurchaseOrderItem"]?["results"];
        Carry(body, said.Further);
        for (var i = 0; i < said.Items.Count; i++)
        {
            Carry(items![i]!.AsObject(), said.Items[i].Further);
        }

        Extend(items, [.. said.Items.Select(static item => item.Extensions)]);
        Extend(body, further);
        return JsonSerializer.SerializeToUtf8Bytes(body, SapJsonV2.Default.JsonObject);
    }

    public static JsonObject Of(SapSupplierInvoice invoice, JsonObject? further)
    {
        var body = JsonSerializer.SerializeToNode(invoice, SapJsonV2.Default.SapSupplierInvoice)!.AsObject();
        Carry(body, invoice.Further);
        Extend(body["to_SuplrInvcItemPurOrdRef"]?["results"], [.. invoice.Items.Select(static item => item.Extensions)]);
        Extend(body, further);
        return body;
    }

    public static WireBody Write(JsonObject body, SapODataVersion version) =>
        Write(JsonSerializer.SerializeToUtf8Bytes(body, SapJsonV2.Default.JsonObject), version);

    public static WireBody Write(ReadOnlyMemory<byte> body, SapODataVersion version) =>
        WireBody.FromBytes(body, version == SapODataVersion.V4 ? V4Type : V2Type);

    private static bool IsExtended(SapPurchaseOrder order)
    {
        if (order.Answered is not null)
        {
            return true;
        }

        foreach (var item in order.Items)
        {
            if (item.Extensions is not null || item.Answered is not null)
            {
                return true;
            }
        }

        return false;
    }

    // What was read of SAP is written as it was read, the fields without a name among it.
    private static void Carry(JsonObject body, IReadOnlyDictionary<string, JsonElement> read)
    {
        foreach (var (name, value) in read)
        {
            body.TryAdd(name, JsonNode.Parse(value.GetRawText()));
        }
    }

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
