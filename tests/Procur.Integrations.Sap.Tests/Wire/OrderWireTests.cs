using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Procur.Integrations.Connections;

namespace Procur.Integrations.Sap.Tests;

/// <summary>What goes out, byte by byte where it matters.</summary>
public sealed class OrderWireTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Decimals_are_text_and_dates_milliseconds_in_v2_whatever_the_culture()
    {
        var culture = CultureInfo.CurrentCulture;
        var polish = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        (polish.NumberFormat.NumberDecimalSeparator, polish.NumberFormat.NumberGroupSeparator) = (",", "\u00A0");
        CultureInfo.CurrentCulture = polish;
        try
        {
            var body = await BodyAsync(SapODataVersion.V2);

            Assert.Equal("/Date(1767225600000)/", body.GetProperty("PurchaseOrderDate").GetString());
            var item = body.GetProperty("to_PurchaseOrderItem").GetProperty("results")[0];
            Assert.Equal("2.5", item.GetProperty("OrderQuantity").GetString());
            Assert.Equal("3.35", item.GetProperty("NetPriceAmount").GetString());
            Assert.Equal("10", item.GetProperty("NetPriceQuantity").GetString());
            Assert.Equal(
                "17101101",
                item.GetProperty("to_AccountAssignment").GetProperty("results")[0].GetProperty("CostCenter").GetString()
            );
            Assert.Equal(
                "/Date(1782777600000)/",
                item.GetProperty("to_ScheduleLine").GetProperty("results")[0].GetProperty("ScheduleLineDeliveryDate").GetString()
            );
            Assert.False(item.TryGetProperty("DocumentCurrency", out _));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public async Task Dates_are_ISO_and_lists_plain_in_v4_with_the_currency_on_each_line()
    {
        var body = await BodyAsync(SapODataVersion.V4);

        Assert.Equal("2026-01-01", body.GetProperty("PurchaseOrderDate").GetString());
        var item = body.GetProperty("_PurchaseOrderItem")[0];
        Assert.Equal("2.5", item.GetProperty("OrderQuantity").GetString());
        Assert.Equal("USD", item.GetProperty("DocumentCurrency").GetString());
        Assert.Equal("17101101", item.GetProperty("_PurOrdAccountAssignment")[0].GetProperty("CostCenter").GetString());
        Assert.DoesNotContain("to_", body.GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SapODataVersion.V2)]
    [InlineData(SapODataVersion.V4)]
    public async Task Further_fields_stand_beside_the_common_ones_on_order_and_line(SapODataVersion version)
    {
        var body = await BodyAsync(version);

        Assert.Equal("P-7", body.GetProperty("YY1_Project_PDH").GetString());
        var items =
            version == SapODataVersion.V4
                ? body.GetProperty("_PurchaseOrderItem")
                : body.GetProperty("to_PurchaseOrderItem").GetProperty("results");
        Assert.Equal("X", items[0].GetProperty("YY1_Green_PDI").GetString());
        Assert.True(items[0].GetProperty("InvoiceIsGoodsReceiptBased").GetBoolean());
    }

    [Fact]
    public async Task A_day_of_delivery_is_refused_where_v4_cannot_carry_it()
    {
        await using var standIn = StandIn.Start();
        using var connection = Connect(standIn, SapODataVersion.V4);

        await Assert.ThrowsAsync<ArgumentException>(() =>
            connection.Get<IErpConnector>().CreatePurchaseOrderAsync(Request() with { DeliverBy = new DateOnly(2026, 6, 30) }, Token)
        );

        Assert.Equal(0, standIn.Count);
    }

    [Theory]
    [InlineData("1.2345", "1")]
    [InlineData("1", "0.0000001")]
    public async Task What_SAP_would_round_is_refused(string quantity, string price)
    {
        await using var standIn = StandIn.Start();
        using var connection = Connect(standIn, SapODataVersion.V2);
        var line = Request().Lines[0] with
        {
            Quantity = decimal.Parse(quantity, CultureInfo.InvariantCulture),
            UnitPrice = new Money(decimal.Parse(price, CultureInfo.InvariantCulture), "USD"),
        };

        await Assert.ThrowsAsync<ArgumentException>(() =>
            connection.Get<IErpConnector>().CreatePurchaseOrderAsync(Request() with { Lines = [line], Total = line.Amount }, Token)
        );

        Assert.Equal(0, standIn.Count);
    }

    [Fact]
    public async Task Client_and_language_go_with_every_request()
    {
        await using var standIn = StandIn.Start().Always(Answer);
        var options = SapHosts.Options(standIn.Endpoint);
        (options.Client, options.Language) = ("100", "DE");
        using var connection = SapIntegration.CreateConnection(options);

        await connection.Get<IErpConnector>().CreatePurchaseOrderAsync(Request(), Token);

        Assert.All(
            standIn.Received,
            request => Assert.Equal(("100", "DE"), (request.Header("sap-client"), request.Header("Accept-Language")))
        );
        Assert.All(standIn.Received, request => Assert.Contains("application/json", request.Header("Accept"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_key_with_a_quote_and_a_slash_stays_one_key()
    {
        await using var standIn = StandIn.Start().Always(_ => Reply.Json($$"""{"d":{{SapBodies.OrderV2}}}"""));
        using var connection = Connect(standIn, SapODataVersion.V2);

        await new SapClient(connection).GetPurchaseOrderAsync("45/1'a", Token);

        Assert.EndsWith("/A_PurchaseOrder(%2745%2F1%27%27a%27)", standIn.Received[0].Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_version_is_sent_back_as_it_came()
    {
        await using var standIn = StandIn.Start().Always(request => request.Method == "PATCH" ? Reply.Empty(204) : Answer(request));
        using var connection = Connect(standIn, SapODataVersion.V2);
        const string version = "W/\"datetimeoffset'2026-01-01T00%3A00%3A00.0000000Z'\"";

        await new SapClient(connection).ChangePurchaseOrderAsync(
            "4500000001",
            version,
            new JsonObject { ["PurchasingGroup"] = "002" },
            cancellationToken: Token
        );

        Assert.Equal(version, standIn.Received[^1].Header("If-Match"));
    }

    private static StandaloneConnection Connect(StandIn standIn, SapODataVersion version)
    {
        var options = SapHosts.Options(standIn.Endpoint);
        options.PurchaseOrderVersion = version;
        return SapIntegration.CreateConnection(options);
    }

    private static Reply Answer(ReceivedRequest request) =>
        request.Method == "POST" ? Reply.Json($$"""{"d":{{SapBodies.OrderV2}}}""", 201) : new SapFixture().Aside(request)!;

    private static PurchaseOrderRequest Request() =>
        new()
        {
            VendorId = "17300001",
            Reference = "PR1",
            OrderDate = new DateOnly(2026, 1, 1),
            Department = "17101101",
            Total = new Money(0.84m, "USD"),
            ProviderOptions = new JsonObject { ["YY1_Project_PDH"] = "P-7" },
            Lines =
            [
                new()
                {
                    Description = "Screws",
                    Quantity = 2.5m,
                    UnitPrice = new Money(0.335m, "USD"),
                    Extensions = new JsonObject { ["YY1_Green_PDI"] = "X", ["InvoiceIsGoodsReceiptBased"] = true },
                },
            ],
        };

    private static async Task<JsonElement> BodyAsync(SapODataVersion version)
    {
        await using var standIn = StandIn
            .Start()
            .Always(request =>
                request.Method == "POST"
                    ? Reply.Json(version == SapODataVersion.V4 ? SapBodies.OrderV4 : $$"""{"d":{{SapBodies.OrderV2}}}""", 201)
                : request.Method == "GET" ? Reply.Json("""{"value":[],"d":{"results":[]}}""")
                : new SapFixture().Aside(request)!
            );
        using var connection = Connect(standIn, version);
        var request = version == SapODataVersion.V2 ? Request() with { DeliverBy = new DateOnly(2026, 6, 30) } : Request();
        await connection.Get<IErpConnector>().CreatePurchaseOrderAsync(request, Token);
        using var body = JsonDocument.Parse(standIn.Received.Single(sent => sent.Method == "POST").Text);
        return body.RootElement.Clone();
    }
}
