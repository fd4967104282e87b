using Microsoft.Extensions.DependencyInjection;

namespace Procur.Integrations.Benchmarks.Erp;

/// <summary>SAP.</summary>
internal static class ErpRows
{
    // The answer's 13 KB, which are kept for Raw and which the floor reads past.
    private const double RawOrder = 0.6;

    public static void Add(IServiceCollection services, Uri address) =>
        services
            .AddSapIntegration(options =>
            {
                options.Endpoint = address;
                options.UserName = "buyer";
                options.Password = "benchmark";
                options.CompanyCode = "1010";
                options.PurchasingOrganization = "1010";
                options.PurchasingGroup = "001";
                options.Plant = "1010";
                options.MaterialGroup = "L001";
                options.TaxCode = "V1";
            })
            .ConfigureResilience(CallBenchmark.Unlimited);

    public static IEnumerable<Row> Of(HttpClient client, IServiceProvider services)
    {
        var erp = services.GetRequiredService<IErpConnector>();
        var floor = new FloorBuyer(client);
        yield return new("SAP get purchase order", floor.GetAsync, () => erp.GetPurchaseOrderAsync(Orders.Number))
        {
            Above = RawOrder + 0.2,
        };
        yield return new("SAP create purchase order", floor.CreateAsync, () => erp.CreatePurchaseOrderAsync(Order()))
        {
            Above = RawOrder + Row.Noting,
        };
    }

    private static PurchaseOrderRequest Order() =>
        new()
        {
            VendorId = "17300001",
            Lines = [Line("Office chair", 10, 25), Line("Desk", 2, 250)],
            Total = new Money(750, "EUR"),
            Reference = Orders.NextReference(),
            Company = "1010",
            OrderDate = new DateOnly(2025, 11, 13),
            Department = "10101101",
        };

    private static PurchaseOrderLine Line(string text, decimal quantity, decimal price) =>
        new()
        {
            Description = text,
            Quantity = quantity,
            UnitPrice = new Money(price, "EUR"),
            LedgerAccount = "61003000",
        };
}
