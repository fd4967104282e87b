using System.Text.Json.Nodes;

namespace Procur.Integrations.Sap.Tests;

/// <summary>Movements of goods read as receipts, by kind, indicator and unit.</summary>
public sealed class ReceiptTests
{
    public static TheoryData<string, string, decimal?> Rows =>
        new()
        {
            { "nothing", "", 0 },
            { "receipt", "101:5", 5 },
            { "receipt and reversal", "101:5 102:2", 3 },
            { "receipt and return", "101:5 122:1", 4 },
            { "return taken back", "101:5 122:1 123:1", 5 },
            { "returns order", "101:5 161:2 162:1", 4 },
            { "out of blocked stock", "103:5 105:4 106:1", 3 },
            { "blocked stock alone", "103:5 104:1 124:1 125:1", 0 },
            { "given to a subcontractor", "101:5 541:3 542:1 543:3 544:1", 5 },
            { "the indicator knows better", "101:5:DebitCreditCode=H", -5 },
            { "an indicator nobody has heard of", "101:5:DebitCreditCode=?", 5 },
            { "a kind of the customer's own", "101:5 901:1", null },
            { "no kind", ":5", null },
            { "another line", "101:5:PurchaseOrderItem=00020", 0 },
            { "counted in the base unit", "101:5:EntryUnit=KG,QuantityInBaseUnit=60,MaterialBaseUnit=EA", 60 },
            { "counted in a third unit", "101:5:EntryUnit=KG,QuantityInBaseUnit=60,MaterialBaseUnit=G", null },
            { "no quantity in the base unit", "101:5:EntryUnit=KG", null },
        };

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task What_was_received_is_the_sum_or_unknown(string name, string movements, decimal? expected)
    {
        await using var sap = new ScriptedSap();
        sap.Items.Add((JsonNode)ScriptedSap.Line());
        Move(sap, movements);

        var order = await sap.ReadAsync();

        Assert.NotEmpty(name);
        Assert.Equal(expected, Assert.Single(order.Lines).QuantityReceived);
    }

    [Theory]
    [InlineData("EA", 5)]
    [InlineData("KG", null)]
    public async Task A_unit_is_converted_where_the_order_says_how(string baseUnit, int? expected)
    {
        await using var sap = new ScriptedSap();
        sap.Options.PurchaseOrderVersion = SapODataVersion.V4;
        // A box of twelve pieces.
        var line = ScriptedSap.Line();
        line["PurchaseOrderQuantityUnit"] = "BX";
        line["BaseUnit"] = baseUnit;
        line["OrderItemQtyToBaseQtyNmrtr"] = 12;
        line["OrderItemQtyToBaseQtyDnmntr"] = 1;
        sap.Items.Add((JsonNode)line);
        Move(sap, "101:60:EntryUnit=EA,QuantityInBaseUnit=60,MaterialBaseUnit=EA");

        Assert.Equal(expected, (int?)(await sap.ReadAsync()).Lines[0].QuantityReceived);
    }

    [Theory]
    [InlineData("PurchaseOrderItemCategory", "9")]
    [InlineData("PurchaseOrderItemCategory", "A")]
    [InlineData("ProductType", "2")]
    [InlineData("ProductTypeCode", "2")]
    public async Task Nobody_can_tell_what_was_received_of_a_service(string field, string value)
    {
        await using var sap = new ScriptedSap();
        var line = ScriptedSap.Line();
        line[field] = value;
        sap.Items.Add((JsonNode)line);

        var order = await sap.ReadAsync();

        Assert.Null(order.Lines[0].QuantityReceived);
        Assert.Equal(ReceiptStatus.Unknown, order.Receipt);
    }

    [Theory]
    [InlineData("A_MaterialDocumentItem", 403, ReceiptStatus.Unknown, BillingStatus.NotBilled)]
    [InlineData("A_MaterialDocumentItem", 404, ReceiptStatus.Unknown, BillingStatus.NotBilled)]
    [InlineData("A_SuplrInvcItemPurOrdRef", 403, ReceiptStatus.NotReceived, BillingStatus.Unknown)]
    public async Task What_the_user_may_not_see_is_unknown_and_not_nothing(
        string set,
        int status,
        ReceiptStatus receipt,
        BillingStatus billing
    )
    {
        await using var sap = new ScriptedSap();
        sap.Items.Add((JsonNode)ScriptedSap.Line());
        sap.Instead[set] = Reply.Json("""{"error":{"code":"/IWFND/MED/170","message":{"value":"No"}}}""", status);

        var order = await sap.ReadAsync();

        Assert.Equal((receipt, billing), (order.Receipt, order.Billing));
    }

    [Fact]
    public async Task A_failure_to_read_receipts_is_a_failure()
    {
        await using var sap = new ScriptedSap();
        sap.Items.Add((JsonNode)ScriptedSap.Line());
        sap.Options.Resilience.MaxAttempts = 1;
        sap.Instead["A_MaterialDocumentItem"] = Reply.Json("{}", 500);

        var e = await Assert.ThrowsAsync<IntegrationException>(sap.ReadAsync);

        Assert.Equal(IntegrationErrorKind.Unavailable, e.Kind);
    }

    private static void Move(ScriptedSap sap, string movements)
    {
        foreach (var text in movements.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = text.Split(':');
            var moved = ScriptedSap.Moved(parts[0], decimal.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture));
            foreach (var field in parts.Length > 2 ? parts[2].Split(',') : [])
            {
                moved[field.Split('=')[0]] = field.Split('=')[1];
            }

            sap.Movements.Add((JsonNode)moved);
        }
    }
}
