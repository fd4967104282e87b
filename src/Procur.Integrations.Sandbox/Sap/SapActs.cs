using System.Globalization;
using System.Text.Json.Nodes;
using Procur.Integrations.Sandbox.Sap.Model;
using Procur.Integrations.Sandbox.Sap.Wire;
using Procur.Integrations.Sandbox.StandIns;

namespace Procur.Integrations.Sandbox.Sap;

/// <summary>What people do: in the warehouse, in purchasing, in controlling, and as administrators.</summary>
internal sealed class SapActs(SandboxWorld world)
{
    /// <summary>All of them by their names.</summary>
    public IReadOnlyDictionary<string, Func<SapAccount, JsonObject, JsonObject?>> All =>
        new Dictionary<string, Func<SapAccount, JsonObject, JsonObject?>>
        {
            ["receive-goods"] = ReceiveGoods,
            ["set-budget"] = SetBudget,
            ["set-order"] = SetOrder,
            ["lock-order"] = static (account, x) => Toggle(account.Locked, Needed(x, "purchaseOrder"), x),
            ["withhold-service"] = static (account, x) => Toggle(account.Withheld, Needed(x, "service"), x),
            ["end-sessions"] = static (account, _) => new() { ["ended"] = account.Sessions.End() },
            ["end-tokens"] = static (account, _) => new() { ["ended"] = account.Sessions.EndTokens() },
            ["logon-page"] = static (account, _) =>
            {
                account.ShowsLogonPage = true;
                return null;
            },
            ["warn"] = static (account, x) =>
            {
                account.Warning = Needed(x, "text");
                return null;
            },
            ["page-size"] = static (account, x) =>
            {
                account.PageSize = (int)Number(x, "rows", null);
                return null;
            },
            ["oauth-client"] = (account, _) =>
                new()
                {
                    ["clientId"] = account.ClientId,
                    ["clientSecret"] = account.ClientSecret.Current,
                    ["tokenEndpoint"] = new Uri(world.RootOf(SapStandIn.Name), SapStandIn.TokenPath.TrimStart('/')).AbsoluteUri,
                },
        };

    /// <summary>Books a movement of goods for a line of an order: 101 a receipt, 102 its reversal, 122 a return …</summary>
    private JsonObject? ReceiveGoods(SapAccount account, JsonObject arguments)
    {
        var order = Order(account, arguments);
        var line = (Text(arguments, "item") ?? "10").TrimStart('0');
        var item =
            order.Children["Items"].Find(x => x.Text("PurchaseOrderItem").TrimStart('0') == line)
            ?? throw new SandboxException($"The order has no item {line}.");
        var quantity = Number(arguments, "quantity", item.Number("OrderQuantity"));
        var kind = Text(arguments, "movement") ?? "101";
        var perOrderUnit = item.Number("OrderItemQtyToBaseQtyNmrtr") / item.Number("OrderItemQtyToBaseQtyDnmntr");
        var now = world.Clock.GetUtcNow();
        var movement = new SapEntity(SapSchema.Movement);
        movement["MaterialDocument"] = account.NextMaterialDocument();
        movement["MaterialDocumentYear"] = now.Year.ToString("D4", CultureInfo.InvariantCulture);
        movement["MaterialDocumentItem"] = "1";
        movement["GoodsMovementType"] = kind;
        movement["DebitCreditCode"] = kind is "102" or "104" or "106" or "122" or "161" ? "H" : "S";
        movement["PurchaseOrder"] = order["PurchaseOrder"];
        movement["PurchaseOrderItem"] = item["PurchaseOrderItem"];
        movement["EntryUnit"] = Text(arguments, "unit") ?? item.Text("PurchaseOrderQuantityUnit");
        movement["QuantityInEntryUnit"] = quantity;
        movement["MaterialBaseUnit"] = item["BaseUnit"];
        movement["QuantityInBaseUnit"] = Number(arguments, "baseQuantity", quantity * perOrderUnit);
        if (Text(arguments, "reverses") is { } reversed)
        {
            movement["ReversedMaterialDocument"] = reversed;
            movement["ReversedMaterialDocumentYear"] = movement["MaterialDocumentYear"];
            movement["ReversedMaterialDocumentItem"] = "1";
        }

        account.Movements.Add(movement);
        return new() { ["materialDocument"] = movement.Text("MaterialDocument"), ["year"] = movement.Text("MaterialDocumentYear") };
    }

    /// <summary>Says what the view of budgets tells of a department and year.</summary>
    private static JsonObject? SetBudget(SapAccount account, JsonObject arguments)
    {
        var department = Needed(arguments, "department");
        var year = Needed(arguments, "fiscalYear");
        account.Budgets.RemoveAll(x => x.Text("CostCenter") == department && x.Text("FiscalYear") == year);
        var budget = new SapEntity(SapSchema.Budget);
        budget["CostCenter"] = department;
        budget["FiscalYear"] = year;
        budget["CompanyCode"] = SapAccount.Company;
        budget["Currency"] = Text(arguments, "currency") ?? "USD";
        budget["BudgetAmount"] = Number(arguments, "available", null);
        budget["CommittedAmount"] = Number(arguments, "committed", 0);
        budget["ActualAmount"] = Number(arguments, "actual", 0);
        account.Budgets.Add(budget);
        return null;
    }

    /// <summary>Changes a field of an order, or of a line where <c>item</c> names one, as somebody at a screen does.</summary>
    private JsonObject? SetOrder(SapAccount account, JsonObject arguments)
    {
        var order = Order(account, arguments);
        var target = Text(arguments, "item") is { } line
            ? order.Children["Items"].Find(x => x.Text("PurchaseOrderItem").TrimStart('0') == line.TrimStart('0'))
                ?? throw new SandboxException($"The order has no item {line}.")
            : order;
        var name = Needed(arguments, "field");
        var value = Text(arguments, "value") ?? "";
        target[name] = target.Schema.Fields.TryGetValue(name, out var field)
            ? field.Kind switch
            {
                SapFieldKind.Flag => value == "true",
                SapFieldKind.Decimal => decimal.Parse(value, CultureInfo.InvariantCulture),
                SapFieldKind.Date => DateOnly.ParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture),
                _ => value,
            }
            : throw new SandboxException($"{target.Schema.Name} has no field {name}.");
        order.Changed(world.Clock.GetUtcNow());
        return null;
    }

    private static JsonObject? Toggle(HashSet<string> set, string name, JsonObject arguments)
    {
        if (Text(arguments, "off") == "true")
        {
            set.Remove(name);
        }
        else
        {
            set.Add(name);
        }

        return null;
    }

    private static SapEntity Order(SapAccount account, JsonObject arguments)
    {
        var number = Needed(arguments, "purchaseOrder");
        try
        {
            return SapOrders.Find(account, number);
        }
        catch (SapRefusalException e)
        {
            throw new SandboxException(e.Message);
        }
    }

    private static string? Text(JsonObject arguments, string name) => arguments[name] is JsonValue value ? value.ToString() : null;

    private static string Needed(JsonObject arguments, string name) =>
        Text(arguments, name) is { Length: > 0 } text ? text : throw new SandboxException($"{name} is missing.");

    private static decimal Number(JsonObject arguments, string name, decimal? otherwise) =>
        Text(arguments, name) is not { } text ? otherwise ?? throw new SandboxException($"{name} is missing.")
        : decimal.TryParse(
            text,
            NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number
        : throw new SandboxException($"{name}: '{text}' is not a number.");
}
