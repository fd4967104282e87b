using System.Text.Json;
using Procur.Integrations.Connections;
using Procur.Integrations.Sap.Wire;

namespace Procur.Integrations.Sap.Tests;

/// <summary>Fields that the wire records have no name for: there when asked for, wherever the entity stood in the answer.</summary>
public sealed class FurtherFieldTests
{
    private const string First = """
        {"PurchaseOrder":"1","YY1_Project_PDH":"P-1","to_PurchaseOrderItem":{"results":[{"PurchaseOrderItem":"10","YY1_Green_PDI":"A"},{"PurchaseOrderItem":"20","YY1_Green_PDI":"B"}]}}
        """;

    private const string Second = """
        {"PurchaseOrder":"2","YY1_Project_PDH":"P-2","to_PurchaseOrderItem":{"results":[{"PurchaseOrderItem":"10","YY1_Green_PDI":"C"}]}}
        """;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_order_of_a_list_and_each_of_its_lines_has_its_own_in_v2()
    {
        var orders = await ListAsync(SapODataVersion.V2, $$$"""{"d":{"results":[{{{First}}},{{{Second}}}]}}""");

        Holds(orders);
    }

    [Fact]
    public async Task Each_order_of_a_list_and_each_of_its_lines_has_its_own_in_v4()
    {
        var orders = await ListAsync(SapODataVersion.V4, $$"""{"value":[{{V4(First)}},{{V4(Second)}}]}""");

        Holds(orders);
    }

    [Fact]
    public async Task One_order_has_its_own_and_those_of_its_lines_and_none_that_has_a_name()
    {
        var order = await GetAsync(SapODataVersion.V4, V4(First));

        Assert.Equal(["YY1_Project_PDH"], order.Further.Keys);
        Assert.Equal("P-1", order.Further["YY1_Project_PDH"].GetString());
        Assert.Equal(["A", "B"], order.Items.Select(item => item.Further["YY1_Green_PDI"].GetString()));
        Assert.All(order.Items, item => Assert.Single(item.Further));
    }

    [Fact]
    public async Task An_invoice_has_its_own_alone_and_in_a_list()
    {
        const string invoice = """{"SupplierInvoice":"51","FiscalYear":"2026","YY1_Desk_SIH":"D-1"}""";
        await using var standIn = StandIn
            .Start()
            .Always(request =>
                Reply.Json(
                    request.Target.Contains("A_SupplierInvoice(", StringComparison.Ordinal)
                        ? $$"""{"d":{{invoice}}}"""
                        : $$$"""{"d":{"results":[{"SupplierInvoice":"50","FiscalYear":"2026"},{{{invoice}}}]}}"""
                )
            );
        using var connection = Connect(standIn, SapODataVersion.V2);
        var client = connection.Get<SapClient>();

        var one = (await client.GetSupplierInvoiceAsync("51", "2026", Token)).Value;
        var page = await client.ListSupplierInvoicesAsync(new SapQuery(), Token);

        Assert.Equal("D-1", Assert.Single(one.Further).Value.GetString());
        Assert.Empty(page.Items[0].Further);
        Assert.Equal("D-1", Assert.Single(page.Items[1].Further).Value.GetString());
    }

    [Fact]
    public async Task An_order_that_was_read_is_sent_with_all_that_was_read()
    {
        await using var standIn = StandIn
            .Start()
            .Always(request =>
                request.Method == "GET" ? Reply.Json($$"""{"d":{{First}}}""")
                : request.Method == "POST" ? Reply.Json($$"""{"d":{{First}}}""", 201)
                : new SapFixture().Aside(request)!
            );
        using var connection = Connect(standIn, SapODataVersion.V2);
        var client = connection.Get<SapClient>();
        var read = (await client.GetPurchaseOrderAsync("1", Token)).Value;

        await client.CreatePurchaseOrderAsync(read with { CompanyCode = "1710" }, cancellationToken: Token);

        using var sent = JsonDocument.Parse(standIn.Received.Single(request => request.Method == "POST").Text);
        Assert.Equal("P-1", sent.RootElement.GetProperty("YY1_Project_PDH").GetString());
        Assert.Equal("1710", sent.RootElement.GetProperty("CompanyCode").GetString());
        var lines = sent.RootElement.GetProperty("to_PurchaseOrderItem").GetProperty("results");
        Assert.Equal(["A", "B"], lines.EnumerateArray().Select(line => line.GetProperty("YY1_Green_PDI").GetString()));
    }

    private static void Holds(IReadOnlyList<SapPurchaseOrder> orders)
    {
        Assert.Equal(["P-1", "P-2"], orders.Select(order => order.Further["YY1_Project_PDH"].GetString()));
        Assert.Equal(["A", "B", "C"], orders.SelectMany(order => order.Items).Select(item => item.Further["YY1_Green_PDI"].GetString()));
    }

    private static string V4(string order) =>
        order
            .Replace("\"to_PurchaseOrderItem\":{\"results\":[", "\"_PurchaseOrderItem\":[", StringComparison.Ordinal)
            .Replace("}]}}", "}]}", StringComparison.Ordinal);

    private static async Task<IReadOnlyList<SapPurchaseOrder>> ListAsync(SapODataVersion version, string answer)
    {
        await using var standIn = StandIn.Start().Always(_ => Reply.Json(answer));
        using var connection = Connect(standIn, version);
        return (await connection.Get<SapClient>().ListPurchaseOrdersAsync(new SapQuery(), Token)).Items;
    }

    private static async Task<SapPurchaseOrder> GetAsync(SapODataVersion version, string answer)
    {
        await using var standIn = StandIn.Start().Always(_ => Reply.Json(answer));
        using var connection = Connect(standIn, version);
        return (await connection.Get<SapClient>().GetPurchaseOrderAsync("1", Token)).Value;
    }

    private static StandaloneConnection Connect(StandIn standIn, SapODataVersion version)
    {
        var options = SapHosts.Options(standIn.Endpoint);
        options.PurchaseOrderVersion = version;
        return SapIntegration.CreateConnection(options);
    }
}
