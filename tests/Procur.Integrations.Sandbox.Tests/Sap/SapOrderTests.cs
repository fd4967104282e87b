using System.Text.Json.Nodes;

namespace Procur.Integrations.Sandbox.Tests.Sap;

/// <summary>Orders, invoices and what is read of them.</summary>
public sealed class SapOrderTests : SapTest
{
    [Fact]
    public async Task One_order_is_seen_through_both_versions()
    {
        var (status, json, _) = await ChangeAsync(HttpMethod.Post, V2 + "A_PurchaseOrder", OrderV2);
        var number = (string)json!["d"]!["PurchaseOrder"]!;

        var v2 = (await GetAsync($"{V2}A_PurchaseOrder('{number}')?$expand=to_PurchaseOrderItem"))["d"]!;
        var v4 = await GetAsync($"{V4}PurchaseOrder('{number}')?$expand=_PurchaseOrderItem");

        Assert.Equal(201, status);
        Assert.Equal(
            ("0017300001", "/Date(1767225600000)/", "x"),
            ((string)v2["Supplier"]!, (string)v2["PurchaseOrderDate"]!, (string)v2["YY1_Own_PDH"]!)
        );
        var item = v2["to_PurchaseOrderItem"]!["results"]![0]!;
        Assert.Equal(
            ("00010", "10", "5.00"),
            ((string)item["PurchaseOrderItem"]!, (string)item["OrderQuantity"]!, (string)item["NetPriceAmount"]!)
        );
        Assert.NotNull(item["to_AccountAssignment"]!["__deferred"]);
        Assert.Equal(("2026-01-01", 10m), ((string)v4["PurchaseOrderDate"]!, (decimal)v4["_PurchaseOrderItem"]![0]!["OrderQuantity"]!));
        Assert.NotNull(v4["@odata.etag"]);
        var effect = Assert.Single(await Control.GetLedgerAsync("sap", cancellationToken: Token));
        Assert.Equal(
            ("purchase-order", number, 50m, "USD", "PR-1"),
            (effect.Kind, effect.Id, effect.Amount, effect.Currency, effect.Reference)
        );
    }

    [Fact]
    public async Task An_order_of_v4_takes_plain_lists_and_numbers()
    {
        var (status, json, _) = await ChangeAsync(HttpMethod.Post, V4 + "PurchaseOrder", OrderV4);

        Assert.Equal((201, "17300001"), (status, ((string)json!["Supplier"]!).TrimStart('0')));
    }

    [Theory]
    [InlineData("\"CompanyCode\":\"1710\"", "\"CompanyCode\":\"9999\"", "ME/303")]
    [InlineData("17300001", "99999999", "06/321")]
    [InlineData("\"DocumentCurrency\":\"USD\",", "", "ME/083")]
    [InlineData("\"OrderQuantity\":\"10\"", "\"OrderQuantity\":\"0\"", "ME/083")]
    [InlineData("\"Plant\":\"1710\",", "", "ME/083")]
    [InlineData("\"PR-1\"", "\"PR-2026-00017\"", "/IWBEP/CM_MGW_RT/108")]
    [InlineData("\"OrderQuantity\":\"10\"", "\"OrderQuantity\":10", "/IWBEP/CM_MGW_RT/020")]
    [InlineData("/Date(1767225600000)/", "01.01.2026", "/IWBEP/CM_MGW_RT/020")]
    [InlineData("\"CompanyCode\"", "\"NoSuchField\":\"x\",\"CompanyCode\"", "/IWBEP/CM_MGW_RT/021")]
    [InlineData("{\"CompanyCode\"", "\"CompanyCode\"", "/IWFND/CM_MGW/005")]
    public async Task What_is_wrong_with_an_order_is_said_and_nothing_is_ordered(string right, string wrong, string code)
    {
        var (status, json, _) = await ChangeAsync(
            HttpMethod.Post,
            V2 + "A_PurchaseOrder",
            OrderV2.Replace(right, wrong, StringComparison.Ordinal)
        );

        Assert.Equal((400, code), (status, (string)json!["error"]!["code"]!));
        Assert.Empty(await Control.GetLedgerAsync("sap", cancellationToken: Token));
    }

    [Fact]
    public async Task A_list_is_filtered_and_paged_by_an_address_that_only_the_system_knows()
    {
        foreach (var reference in new[] { "PR-1", "PR-2", "PR-1" })
        {
            await ChangeAsync(HttpMethod.Post, V2 + "A_PurchaseOrder", OrderV2.Replace("PR-1", reference, StringComparison.Ordinal));
        }

        await Control.ActAsync("sap", "page-size", new JsonObject { ["rows"] = 1 }, cancellationToken: Token);
        var filter = Uri.EscapeDataString("CorrespncExternalReference eq 'PR-1' and (CompanyCode eq '1710' or CompanyCode eq '1')");
        var first = (await GetAsync($"{V2}A_PurchaseOrder?$filter={filter}"))["d"]!;
        var next = new Uri((string)first["__next"]!);
        var second = (await GetAsync(next.PathAndQuery[1..]))["d"]!;

        Assert.NotEqual(Sandbox.AddressOf("sap").Authority, next.Authority);
        Assert.Equal("4500000001", (string)first["results"]![0]!["PurchaseOrder"]!);
        Assert.Equal("4500000003", (string)second["results"]![0]!["PurchaseOrder"]!);
        Assert.Null(second["__next"]);
    }

    [Fact]
    public async Task An_invoice_balances_to_the_cent_and_is_held_back_where_nothing_was_received()
    {
        await ChangeAsync(HttpMethod.Post, V2 + "A_PurchaseOrder", OrderV2);

        var (off, wrong, _) = await ChangeAsync(HttpMethod.Post, Invoices + "A_SupplierInvoice", Invoice("50.01"));
        var (status, json, _) = await ChangeAsync(HttpMethod.Post, Invoices + "A_SupplierInvoice", Invoice("50.00"));
        var read = (await GetAsync(Invoices + "A_SupplierInvoice(SupplierInvoice='5105600001',FiscalYear='2026')"))["d"]!;

        Assert.Equal((400, "M8/534"), (off, (string)wrong!["error"]!["code"]!));
        Assert.Equal(
            (201, "5105600001", ""),
            (status, (string)json!["d"]!["SupplierInvoice"]!, (string)json["d"]!["PaymentBlockingReason"]!)
        );
        Assert.Equal("R", (string)read["PaymentBlockingReason"]!);
    }

    [Fact]
    public async Task Goods_that_were_received_are_told_in_both_units()
    {
        await ChangeAsync(HttpMethod.Post, V2 + "A_PurchaseOrder", OrderV2);
        await Control.ActAsync(
            "sap",
            "receive-goods",
            new JsonObject
            {
                ["purchaseOrder"] = "4500000001",
                ["quantity"] = 4,
                ["movement"] = "122",
            },
            cancellationToken: Token
        );

        var rows = (
            await GetAsync("sap/opu/odata/sap/API_MATERIAL_DOCUMENT_SRV/A_MaterialDocumentItem?$filter=PurchaseOrder%20eq%20'4500000001'")
        )["d"]!["results"]!;

        Assert.Equal(
            ("122", "H", "4", "EA"),
            (
                (string)rows[0]!["GoodsMovementType"]!,
                (string)rows[0]!["DebitCreditCode"]!,
                (string)rows[0]!["QuantityInEntryUnit"]!,
                (string)rows[0]!["EntryUnit"]!
            )
        );
    }

    private static string Invoice(string total) =>
        """{"CompanyCode":"1710","DocumentDate":"/Date(1767225600000)/","PostingDate":"/Date(1767225600000)/","SupplierInvoiceIDByInvcgParty":"INV-1","InvoicingParty":"17300001","DocumentCurrency":"USD","InvoiceGrossAmount":"TOTAL","to_SuplrInvcItemPurOrdRef":{"results":[{"PurchaseOrder":"4500000001","PurchaseOrderItem":"10","SupplierInvoiceItemAmount":"50.00","QuantityInPurchaseOrderUnit":"10","DocumentCurrency":"USD"}]}}""".Replace(
            "TOTAL",
            total,
            StringComparison.Ordinal
        );
}
