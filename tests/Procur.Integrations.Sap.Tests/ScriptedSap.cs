using System.Text.Json.Nodes;
using Procur.Integrations.Connections;

namespace Procur.Integrations.Sap.Tests;

/// <summary>A system that answers with what a test says: one order, its movements of goods, its invoices.</summary>
public sealed class ScriptedSap : IAsyncDisposable
{
    private readonly StandIn standIn = StandIn.Start();

    public ScriptedSap()
    {
        standIn.Always(Answer);
        Options = SapHosts.Options(standIn.Endpoint);
    }

    public SapOptions Options { get; }

    /// <summary>The order; null fields are left out.</summary>
    public JsonObject Order { get; } =
        new()
        {
            ["PurchaseOrder"] = "4500000001",
            ["Supplier"] = "0017300001",
            ["DocumentCurrency"] = "USD",
            ["CompanyCode"] = "1710",
        };

    public JsonArray Items { get; } = [];

    public JsonArray Movements { get; } = [];

    /// <summary>Invoices with their lines under <c>Items</c> and taxes under <c>Taxes</c>.</summary>
    public List<(JsonObject Invoice, JsonArray Items, JsonArray Taxes)> Invoices { get; } = [];

    /// <summary>What is answered in place of a service's answer, by a part of its path.</summary>
    public Dictionary<string, Reply> Instead { get; } = [];

    public IReadOnlyList<ReceivedRequest> Received => standIn.Received;

    public JsonObject? Posted =>
        Received.Where(request => request.Method == "POST").Select(request => JsonNode.Parse(request.Text)!.AsObject()).LastOrDefault();

    public async Task<T> AskAsync<T>(Func<IErpConnector, Task<T>> ask)
    {
        ArgumentNullException.ThrowIfNull(ask);
        using var connection = SapIntegration.CreateConnection(Options);
        return await ask(connection.Get<IErpConnector>());
    }

    public Task<PurchaseOrder> ReadAsync() =>
        AskAsync(erp => erp.GetPurchaseOrderAsync("4500000001", TestContext.Current.CancellationToken));

    public static JsonObject Line(string id = "00010", string quantity = "10", string price = "5.00") =>
        new()
        {
            ["PurchaseOrderItem"] = id,
            ["OrderQuantity"] = quantity,
            ["PurchaseOrderQuantityUnit"] = "EA",
            ["NetPriceAmount"] = price,
            ["NetPriceQuantity"] = "1",
            ["GoodsReceiptIsExpected"] = true,
            ["InvoiceIsExpected"] = true,
        };

    public static JsonObject Moved(string kind, decimal quantity, string document = "5000000001") =>
        new()
        {
            ["MaterialDocument"] = document,
            ["MaterialDocumentYear"] = "2026",
            ["MaterialDocumentItem"] = "1",
            ["GoodsMovementType"] = kind,
            ["PurchaseOrderItem"] = "00010",
            ["EntryUnit"] = "EA",
            ["QuantityInEntryUnit"] = quantity.ToString(System.Globalization.CultureInfo.InvariantCulture),
        };

    public async ValueTask DisposeAsync() => await standIn.DisposeAsync();

    private Reply Answer(ReceivedRequest request)
    {
        var target = Uri.UnescapeDataString(request.Target);
        foreach (var (part, reply) in Instead)
        {
            if (target.Contains(part, StringComparison.Ordinal))
            {
                return reply;
            }
        }

        if (request.Method == "HEAD")
        {
            return Reply.Empty(200).With("x-csrf-token", "t").With("Set-Cookie", "s=1; path=/");
        }

        if (target.Contains("A_MaterialDocumentItem", StringComparison.Ordinal))
        {
            return List(Movements);
        }

        if (target.Contains("A_SuplrInvcItemPurOrdRef?", StringComparison.Ordinal))
        {
            return List([.. Invoices.SelectMany(invoice => invoice.Items).Select(item => item!.DeepClone())]);
        }

        if (target.Contains("A_SupplierInvoice(", StringComparison.Ordinal))
        {
            return Entity(Whole(Invoices[0]));
        }

        if (target.Contains("A_SupplierInvoice", StringComparison.Ordinal))
        {
            return request.Method == "POST"
                ? Entity(Numbered(request.Text), 201)
                : List(
                    target.Contains("SupplierInvoiceIDByInvcgParty", StringComparison.Ordinal)
                        ? []
                        : [.. Invoices.Select(invoice => invoice.Invoice.DeepClone())]
                );
        }

        var order = Order.DeepClone().AsObject();
        var items = Items.DeepClone();
        order[Options.PurchaseOrderVersion == SapODataVersion.V4 ? "_PurchaseOrderItem" : "to_PurchaseOrderItem"] =
            Options.PurchaseOrderVersion == SapODataVersion.V4 ? items : new JsonObject { ["results"] = items };
        return Options.PurchaseOrderVersion == SapODataVersion.V4 ? Reply.Json(order.ToJsonString()) : Entity(order);
    }

    private static JsonObject Numbered(string sent)
    {
        var invoice = JsonNode.Parse(sent)!.AsObject();
        invoice["SupplierInvoice"] = "5105600001";
        invoice["FiscalYear"] = "2026";
        return invoice;
    }

    private static JsonObject Whole((JsonObject Invoice, JsonArray Items, JsonArray Taxes) invoice)
    {
        var whole = invoice.Invoice.DeepClone().AsObject();
        whole["to_SuplrInvcItemPurOrdRef"] = new JsonObject { ["results"] = invoice.Items.DeepClone() };
        whole["to_SupplierInvoiceTax"] = new JsonObject { ["results"] = invoice.Taxes.DeepClone() };
        return whole;
    }

    private static Reply Entity(JsonObject entity, int status = 200) =>
        Reply.Json(new JsonObject { ["d"] = entity }.ToJsonString(), status);

    private static Reply List(JsonArray rows) =>
        Reply.Json(new JsonObject { ["d"] = new JsonObject { ["results"] = rows.DeepClone() } }.ToJsonString());
}
