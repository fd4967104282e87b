using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Procur.Integrations.Sandbox;

namespace Procur.Integrations.Sap.Tests;

/// <summary>What the suites must be told of SAP, over OData v2.</summary>
public class SapFixture : IntegrationFixture, IErpScript
{
    private static int references;

    public override string Integration => "sap";

    public override string Section => "Sap";

    public override bool DedupesByKey => false;

    public override Reply Done => Reply.Json($$"""{"d":{{SapBodies.OrderV2}}}""", 201);

    public override Reply BadCredential => Reply.Html("<html><head><title>Logon failed</title></head></html>", 401);

    public string EffectOfOrdering => "purchase-order";

    public string OperationOfOrdering => "purchase_orders.create";

    public string EffectOfInvoicing => "supplier-invoice";

    public string Department => "17101101";

    public string ReferenceThatIsTooLong => "PR-2026-00017";

    public string InvoiceNumberThatIsTooLong => "INV-2026-00004711";

    public string UnknownOrderId => "4599999999";

    public TimeSpan QuietPeriod => TimeSpan.FromMinutes(25);

    public override IIntegrationBuilder Add(IServiceCollection services, string? key = null) =>
        key is null ? services.AddSapIntegration() : services.AddSapIntegration(key);

    public override IReadOnlyDictionary<string, string?> Settings(Uri endpoint, string canary)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        return new Dictionary<string, string?>
        {
            ["Endpoint"] = endpoint.AbsoluteUri,
            ["UserName"] = "PROCUR",
            ["Password"] = canary,
            ["CompanyCode"] = "1710",
        };
    }

    public override Task ChangeAsync(IServiceProvider services, string? key, CancellationToken cancellationToken) =>
        services.GetRequiredKeyedService<IErpConnector>(key ?? Integration).CreatePurchaseOrderAsync(Ordering(), cancellationToken);

    public override Reply? Aside(ReceivedRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.Method switch
        {
            "HEAD" => Reply
                .Empty(200)
                .With("x-csrf-token", "token-of-the-suite")
                .With("Set-Cookie", "SAP_SESSIONID_S4H_100=of-the-suite; path=/"),
            "GET" => Reply.Json("""{"d":{"results":[]}}"""),
            _ => null,
        };
    }

    public override bool Shows(ReceivedRequest request, string canary)
    {
        ArgumentNullException.ThrowIfNull(request);
        var shown = request.Header("Authorization")!["Basic ".Length..];
        return Encoding.UTF8.GetString(Convert.FromBase64String(shown)).Contains(canary, StringComparison.Ordinal);
    }

    public PurchaseOrderRequest Ordering() =>
        new()
        {
            VendorId = "17300001",
            Reference = "PR" + Interlocked.Increment(ref references).ToString("D8", CultureInfo.InvariantCulture),
            Total = new Money(100, "USD"),
            Department = Department,
            Lines =
            [
                new()
                {
                    Description = "Office chairs",
                    Quantity = 10,
                    UnitPrice = new Money(5, "USD"),
                },
                new()
                {
                    Description = "Desks",
                    Quantity = 2,
                    UnitPrice = new Money(25, "USD"),
                },
            ],
        };

    public Task ReceiveAsync(SandboxedHost host, PurchaseOrder order, string lineId, decimal quantity, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(order);
        return ActAsync(
            host,
            "receive-goods",
            new JsonObject
            {
                ["purchaseOrder"] = order.Id,
                ["item"] = lineId,
                ["quantity"] = Math.Abs(quantity),
                ["movement"] = quantity < 0 ? "122" : "101",
            },
            cancellationToken
        );
    }

    public Task SetBudgetAsync(SandboxedHost host, int fiscalYear, Money available, Money committed, CancellationToken cancellationToken) =>
        ActAsync(
            host,
            "set-budget",
            new JsonObject
            {
                ["department"] = Department,
                ["fiscalYear"] = fiscalYear.ToString(CultureInfo.InvariantCulture),
                ["available"] = available.Amount,
                // In two parts, as a view tells open orders and what was spent.
                ["committed"] = committed.Amount / 4,
                ["actual"] = committed.Amount - (committed.Amount / 4),
                ["currency"] = available.Currency.Code,
            },
            cancellationToken
        );

    public async Task<JsonObject> ActAsync(SandboxedHost host, string act, JsonObject arguments, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(host);
        return await host.Sandbox.Control.ActAsync(Integration, act, arguments, cancellationToken: cancellationToken);
    }
}
