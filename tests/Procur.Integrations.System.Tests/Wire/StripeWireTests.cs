using Procur.Integrations.Stripe;

namespace Procur.Integrations.System.Tests.Wire;

/// <summary>Every request of the Stripe package against Stripe's own specification.</summary>
public sealed class StripeWireTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void No_operation_is_without_a_run() =>
        Assert.Equal(
            StripeOperations.All.Select(operation => operation.Name).Order(StringComparer.Ordinal),
            StripeWireCalls.All.Keys.Order(StringComparer.Ordinal)
        );

    [Fact]
    public Task Every_operation_fits_the_pinned_version() => RunAsync("stripe-current", StripeWireCalls.NotInThePinnedDocument.Contains);

    [Fact]
    public Task Every_operation_that_has_not_changed_fits_the_older_official_document() =>
        RunAsync("stripe", StripeWireCalls.NotInTheOlderDocument.Contains);

    private static async Task RunAsync(string document, Func<string, bool> isLeftOut)
    {
        await using var mock = await SpecMock.StartAsync(document, Token);
        var options = new StripeOptions { SecretKey = "sk_test_wire", Endpoint = mock.Address };
        options.Resilience.MaxAttempts = 1;
        using var connection = StripeIntegration.CreateConnection(options);
        await WireRun.AsyncOver(mock, connection, StripeWireCalls.All.Where(call => !isLeftOut(call.Key)), Token);
    }
}
