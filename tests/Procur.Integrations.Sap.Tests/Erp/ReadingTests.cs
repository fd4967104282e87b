using System.Globalization;
using System.Text.Json.Nodes;

namespace Procur.Integrations.Sap.Tests;

/// <summary>SAP's words in ours: a row for each documented value and one for a value nobody has heard of.</summary>
public sealed class ReadingTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("02", PurchaseOrderStatus.Open)]
    [InlineData("05", PurchaseOrderStatus.Open)]
    [InlineData("", PurchaseOrderStatus.Open)]
    [InlineData("01", PurchaseOrderStatus.Draft)]
    [InlineData("03", PurchaseOrderStatus.PendingApproval)]
    [InlineData("04", PurchaseOrderStatus.PendingApproval)]
    [InlineData("26", PurchaseOrderStatus.PendingApproval)]
    [InlineData("08", PurchaseOrderStatus.Rejected)]
    [InlineData("77", PurchaseOrderStatus.Unrecognized)]
    public async Task The_status_of_an_order(string word, PurchaseOrderStatus status)
    {
        var order = await ReadAsync("PurchasingProcessingStatus", word);

        Assert.Equal((status, word), (order.Status, order.ProviderStatus));
    }

    [Theory]
    [InlineData("PurchasingDocumentDeletionCode", "L", PurchaseOrderStatus.Canceled)]
    [InlineData("PurchaseOrderDeletionCode", "X", PurchaseOrderStatus.Canceled)]
    [InlineData("PurchasingCompletenessStatus", true, PurchaseOrderStatus.Draft)]
    [InlineData("ReleaseIsNotCompleted", true, PurchaseOrderStatus.PendingApproval)]
    public async Task What_else_says_where_an_order_stands(string field, object value, PurchaseOrderStatus status) =>
        Assert.Equal(
            status,
            (await ReadAsync(field, value is bool flag ? JsonValue.Create(flag) : JsonValue.Create((string)value))).Status
        );

    [Theory]
    [InlineData("PurchasingDocumentDeletionCode=L", PurchaseOrderStatus.Canceled)]
    [InlineData("PurchasingDocumentDeletionCode=S", PurchaseOrderStatus.Open)]
    [InlineData("IsCompletelyDelivered IsFinallyInvoiced", PurchaseOrderStatus.Closed)]
    [InlineData("IsCompletelyDelivered", PurchaseOrderStatus.Open)]
    [InlineData("IsFinallyInvoiced", PurchaseOrderStatus.Open)]
    public async Task What_its_lines_say_of_an_order(string fields, PurchaseOrderStatus status)
    {
        await using var sap = new ScriptedSap();
        var line = ScriptedSap.Line();
        foreach (var field in fields.Split(' '))
        {
            line[field.Split('=')[0]] = field.Contains('=', StringComparison.Ordinal)
                ? JsonValue.Create(field.Split('=')[1])
                : JsonValue.Create(true);
        }

        sap.Items.Add((JsonNode)line);

        Assert.Equal(status, (await sap.ReadAsync()).Status);
    }

    [Fact]
    public async Task An_order_is_read_with_its_version_and_what_has_no_name_of_its_own()
    {
        await using var standIn = StandIn
            .Start()
            .Always(request =>
                request.Target.Contains("A_PurchaseOrder(", StringComparison.Ordinal)
                    ? Reply.Json($$"""{"d":{{SapBodies.OrderV2}}}""")
                    : new SapFixture().Aside(request)!
            );
        using var connection = SapIntegration.CreateConnection(SapHosts.Options(standIn.Endpoint));

        var order = await connection.Get<IErpConnector>().GetPurchaseOrderAsync("4500000001", Token);

        Assert.Equal(("17300001", "PR1", new DateOnly(2026, 1, 1)), (order.VendorId, order.Reference, order.OrderDate));
        Assert.Equal("W/\"datetimeoffset'2026-01-01T00%3A00%3A00.0000000Z'\"", order.Version);
        Assert.Equal("P-7", order.Extensions["YY1_Project_PDH"].GetString());
        Assert.Equal(("10", 10m, new Money(5, "USD")), (order.Lines[0].Id, order.Lines[0].Quantity, order.Lines[0].UnitPrice));
    }

    [Fact]
    public async Task An_order_of_v4_is_read_with_numbers_for_decimals()
    {
        await using var standIn = StandIn
            .Start()
            .Always(request =>
                request.Target.Contains("/PurchaseOrder(", StringComparison.Ordinal)
                    ? Reply.Json(SapBodies.OrderV4)
                    : new SapFixture().Aside(request)!
            );
        var options = SapHosts.Options(standIn.Endpoint);
        options.PurchaseOrderVersion = SapODataVersion.V4;
        using var connection = SapIntegration.CreateConnection(options);

        var order = await connection.Get<SapClient>().GetPurchaseOrderAsync("4500000001", Token);

        Assert.Equal(("W/\"SADL-1\"", new DateOnly(2026, 1, 1)), (order.Value.ETag, order.Value.PurchaseOrderDate));
        Assert.Equal(5, order.Value.Items[0].NetPriceAmount);
        Assert.Equal("17101101", Assert.Single(order.Value.Items[0].AccountAssignments).CostCenter);
    }

    [Theory]
    [InlineData("/Date(1767225600000)/", "2026-01-01")]
    [InlineData("/Date(-2208988800000)/", "1900-01-01")]
    [InlineData("/Date(1782777600000)/", "2026-06-30")]
    [InlineData("/Date(1767225600000+0060)/", "2026-01-01")]
    [InlineData("2026-01-01T00:00:00", "2026-01-01")]
    [InlineData("/Date(253402214400000)/", null)]
    public async Task A_date_is_the_UTC_day_and_the_year_9999_is_none(string text, string? day)
    {
        var order = await ReadAsync("PurchaseOrderDate", text);

        Assert.Equal(day, order.OrderDate?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("/Date()/")]
    [InlineData("/Date(x)/")]
    [InlineData("/Date(99999999999999999)/")]
    [InlineData("/Date(0+9999)/")]
    [InlineData("01.01.2026")]
    public async Task What_is_no_date_is_a_protocol_failure(string text)
    {
        var e = await Assert.ThrowsAsync<IntegrationException>(() => ReadAsync("PurchaseOrderDate", text));

        Assert.Equal(IntegrationErrorKind.Protocol, e.Kind);
    }

    [Theory]
    [InlineData("0017300001", "17300001")]
    [InlineData("17300001", "17300001")]
    [InlineData("000", "0")]
    [InlineData("VENDOR-01", "VENDOR-01")]
    [InlineData("00A1", "00A1")]
    [InlineData("", "")]
    public async Task Zeros_before_a_number_do_not_count_and_others_stay(string written, string plain) =>
        Assert.Equal(plain, (await ReadAsync("Supplier", written)).VendorId);

    [Theory]
    [InlineData("10", "33.5", 100, 1, 1, "0.335", "3.35")]
    [InlineData("3", "1", 3, 1, 1, "0.3333333333", "1")]
    [InlineData("2", "4", 1, 5, 1, "20", "40")]
    [InlineData("10", "8", 1, 1, 2, "4", "40")]
    public async Task A_price_is_for_its_units_and_its_own_unit(
        string quantity,
        string price,
        int units,
        int numerator,
        int denominator,
        string each,
        string total
    )
    {
        await using var sap = new ScriptedSap();
        var line = ScriptedSap.Line(quantity: quantity, price: price);
        line["NetPriceQuantity"] = units.ToString(CultureInfo.InvariantCulture);
        line["OrderPriceUnitToOrderUnitNmrtr"] = numerator.ToString(CultureInfo.InvariantCulture);
        line["OrdPriceUnitToOrderUnitDnmntr"] = denominator.ToString(CultureInfo.InvariantCulture);
        sap.Items.Add((JsonNode)line);

        var order = await sap.ReadAsync();

        Assert.Equal(decimal.Parse(each, CultureInfo.InvariantCulture), Math.Round(order.Lines[0].UnitPrice.Amount, 10));
        Assert.Equal(new Money(decimal.Parse(total, CultureInfo.InvariantCulture), "USD"), order.Total);
    }

    private static async Task<PurchaseOrder> ReadAsync(string field, JsonNode? value)
    {
        await using var sap = new ScriptedSap();
        sap.Order[field] = value;
        sap.Items.Add((JsonNode)ScriptedSap.Line());
        return await sap.ReadAsync();
    }
}
